/**
 * The providers' programs on loopback, as their documentation describes them: they check what the real ones would
 * refuse, and write down what they were given. One for all of them; who is asked is told by the path.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '../../../testing/processes.ts';
import { answerMeta } from './stand-in-meta.fixture.ts';
import { answerTelegram } from './stand-in-telegram.fixture.ts';

export interface Asked {
  method: string;
  path: string;
  token: string;
  /** JSON, or the fields of a form; a file of it is its content. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test asserts about
  body: any;
}

export interface Replied {
  status: number;
  json?: unknown;
  body?: Buffer;
}

export interface StandIn {
  url: string;
  /** What they took, in the order in which they did: only what reaches a customer. */
  sent: Asked[];
  /** When each customer last wrote, by their id; of comments, when they were written. */
  wrote: Map<string, Date>;
  /** What WhatsApp calls whoever has a number, where it is not the number itself. */
  called: Map<string, string>;
  /** Code of the error with which WhatsApp refuses a number: 131026 for one that is not there. */
  refused: Map<string, number>;
  /** Comments that were answered privately. */
  privately: Set<string>;
  /** Files that customers sent, by the provider's id of them. */
  files: Map<string, Buffer>;
  /** Tokens that are good. */
  tokens: Set<string>;
  templates: Map<string, number>;
  /** Addresses that were told, with the secrets for them. */
  webhooks: { url: string; secret: string }[];
  /** In the place of the next answers: refusals, silence. Undefined: as the real ones. */
  instead: ((asked: Asked, response: ServerResponse) => boolean) | undefined;
  /** Waits until so many were taken. */
  until(count: number): Promise<Asked[]>;
  stop(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  const server = createServer(async (request, response) => {
    const asked = await readAsked(request);
    if (standIn.instead?.(asked, response)) return;
    const answerThem = asked.path.startsWith('/telegram/') ? answerTelegram : answerMeta;
    const { status, json, body } = answerThem(standIn, asked);
    response.writeHead(status, { 'content-type': body ? 'application/octet-stream' : 'application/json' });
    response.end(body ?? JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ sent: [], webhooks: [], instead: undefined },
    ...{ wrote: new Map(), files: new Map(), templates: new Map() },
    ...{ called: new Map(), refused: new Map() },
    ...{ privately: new Set(), tokens: new Set() },
    until: (count) =>
      eventually(async () => {
        if (standIn.sent.length < count) throw new Error(`${standIn.sent.length} of ${count} were sent`);
        return standIn.sent;
      }),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return standIn;
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const type = request.headers['content-type'] ?? '';
  return {
    method: request.method!,
    path: request.url!,
    token: /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '',
    body: await bodyOf(Buffer.concat(pieces), type),
  };
}

async function bodyOf(content: Buffer, type: string): Promise<unknown> {
  if (!content.length) return null;
  if (!type.startsWith('multipart/')) return JSON.parse(content.toString());
  const form = await new Response(new Uint8Array(content), { headers: { 'content-type': type } }).formData();
  const fields = [...form].map(async ([name, value]) => [
    name,
    typeof value === 'string'
      ? value
      : { name: value.name, type: value.type, content: Buffer.from(await value.arrayBuffer()) },
  ]);
  return Object.fromEntries(await Promise.all(fields));
}

const HOUR_MS = 3_600_000;
export const hoursSince = (moment: Date | undefined) =>
  moment ? (Date.now() - moment.getTime()) / HOUR_MS : Number.POSITIVE_INFINITY;
