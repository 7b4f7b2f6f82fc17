/** A page of a shop on an origin of its own, as strict about what it lets in as pages can be. */
import { createServer } from 'node:http';
import net, { type AddressInfo } from 'node:net';

export interface Shop {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** The page with this line in it. */
  line: string;
  language: string;
  close(): Promise<void>;
}

/** @param jornada whence the page lets the widget come, and with whom it lets it talk */
export async function openShop(jornada: string): Promise<Shop> {
  const policy = [
    "default-src 'none'",
    `script-src ${jornada}`,
    `connect-src ${jornada}`,
    "img-src 'self' blob:",
    "style-src 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  const shop: Shop = { origin: '', line: '', language: 'en', close: async () => {} };
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(204).end();
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      .end(
        `<!doctype html><html lang="${shop.language}"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Shop</title><main><h1>Lamps</h1><p>One lamp.</p></main>${shop.line}</html>`,
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  shop.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  shop.close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return shop;
}

export const lineFor = (jornada: string, key: string, more = '') =>
  `<script src="${jornada}/widget.js" data-key="${key}" ${more} async></script>`;

export interface Wire {
  url: string;
  /** Where it leads from now on. */
  leadTo(url: string): void;
  close(): Promise<void>;
}

/** One address for servers that come and go behind it. */
export async function openWire(): Promise<Wire> {
  let target: URL | null = null;
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    if (!target) return socket.destroy();
    const behind = net.connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [socket, behind],
      [behind, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (url) => {
      target = new URL(url);
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
