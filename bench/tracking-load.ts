/** Load for the tracking door: requests written beforehand, sent over bare sockets, so that little of it is the load's. */
import { randomUUID } from 'node:crypto';
import net from 'node:net';

const EVENTS = [
  'Product Viewed',
  'Product List Viewed',
  'Product Added',
  'Cart Viewed',
  'Checkout Started',
  'Products Searched',
];

/** One event as a browser's client sends it, about 600 bytes. */
export function event(userCount: number, random: () => number): Record<string, unknown> {
  const product = Math.floor(random() * 500);
  const now = new Date().toISOString();
  return {
    type: 'track',
    messageId: `ajs-next-${randomUUID()}`,
    timestamp: now,
    userId: `user-${Math.floor(random() * userCount)}`,
    anonymousId: undefined,
    event: EVENTS[Math.floor(random() * EVENTS.length)],
    properties: {
      product_id: `P${product}`,
      sku: `SKU-${product}`,
      name: `Product number ${product}`,
      category: 'Living room',
      price: 49.9,
      currency: 'BRL',
      position: product % 20,
    },
    context: {
      library: { name: 'analytics.js', version: 'npm:next-1.84.3' },
      page: {
        path: '/products',
        referrer: '',
        search: '?page=2',
        title: 'Products',
        url: 'https://shop.example/products?page=2',
      },
      locale: 'pt-BR',
      timezone: 'America/Sao_Paulo',
      userAgent:
        'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
    },
  };
}

/** A whole HTTP request with a batch of these events. */
export function batchRequest(key: string, events: object[]): Buffer {
  const body = JSON.stringify({ batch: events, sentAt: new Date().toISOString() });
  const head = [
    'POST /v1/batch HTTP/1.1',
    'host: 127.0.0.1',
    `authorization: Basic ${Buffer.from(`${key}:`).toString('base64')}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** One connection that sends a request and reads its answer, again and again. */
export class Connection {
  readonly #socket: net.Socket;
  #answer = '';
  #waiting: { resolve(status: number): void; reject(error: Error): void } | null = null;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the connection was closed')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  /** The status of the answer. @throws when the connection breaks before it came whole */
  send(request: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error('the connection was closed'));
      this.#waiting = { resolve, reject };
      this.#answer = '';
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer) {
    this.#answer += chunk.toString('latin1');
    const end = this.#answer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.#answer)?.[1] ?? 0);
    if (this.#answer.length < end + 4 + length) return;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(Number(this.#answer.slice(9, 12)));
  }

  #fail(error: Error) {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(error);
  }
}

/** The same numbers in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
