import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import http from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { Engine } from './engine.ts';
import { MAX_BODY_BYTES } from './limits.ts';
import { LensError, readQuestion } from './question.ts';

const gunzip = promisify(zlib.gunzip);
const UNCODED = 1001;
/** Parameters travel in the address; a ClickHouse server takes as much. */
const MAX_ADDRESS_BYTES = 1024 * 1024;

/** ClickHouse's HTTP interface, as far as its official client uses it, before an engine. */
export function createDoor(secret: string, engine: Promise<Engine>): http.Server {
  const server = http.createServer({ maxHeaderSize: MAX_ADDRESS_BYTES }, (request, response) => {
    answer(request, response, secret, engine).catch((error) => fail(response, error));
  });
  // A request may wait for the engine to open or for its turn; the engine has its own limits.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  return server;
}

async function answer(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  secret: string,
  engine: Promise<Engine>,
) {
  const url = new URL(request.url ?? '/', 'http://lens');
  if (url.pathname === '/ping') return void response.end('Ok.\n');
  if (!isAllowed(request, url, secret)) {
    throw new LensError(403, 516, 'AUTHENTICATION_FAILED', 'The user or the password of the lens is wrong.');
  }
  const gone = new AbortController();
  response.on('close', () => response.writableFinished || gone.abort());
  const id = url.searchParams.get('query_id') || randomUUID();
  const exceptionTag = randomUUID().replaceAll('-', '').slice(0, 16);
  response.setHeader('X-ClickHouse-Query-Id', id);
  response.setHeader('X-ClickHouse-Exception-Tag', exceptionTag);
  const question = readQuestion(url.searchParams, await readBody(request), id);
  const pieces = (await engine).ask(question, gone.signal);
  await send(response, pieces, exceptionTag);
}

async function send(response: http.ServerResponse, pieces: AsyncIterable<Uint8Array>, exceptionTag: string) {
  try {
    for await (const piece of pieces) {
      if (!response.write(piece)) await writable(response);
    }
    response.end();
  } catch (error) {
    if (!response.headersSent) throw error;
    breakOff(response, messageOf(error), exceptionTag);
  }
}

/** Resolves when the client has taken what was written, or went away. */
function writable(response: http.ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    if (response.destroyed) return resolve();
    response.on('drain', done).on('close', done);
  });
}

/** An error in the middle of an answer, told as ClickHouse tells it: at the end, and the connection breaks. */
function breakOff(response: http.ServerResponse, message: string, tag: string) {
  const text = `${message}\n`;
  const end = `\r\n__exception__\r\n${tag}\r\n${text}${Buffer.byteLength(text)} ${tag}\r\n__exception__\r\n`;
  response.write(end, () => response.destroy());
}

function fail(response: http.ServerResponse, error: unknown) {
  if (response.headersSent) return void response.destroy();
  const message = messageOf(error);
  response.statusCode = error instanceof LensError ? error.status : 500;
  response.setHeader('X-ClickHouse-Exception-Code', codeOf(error, message));
  response.end(`${message}\n`);
}

function messageOf(error: unknown): string {
  const { cause, message } = error as { cause?: { message?: string }; message: string };
  return String(cause?.message ?? message);
}

function codeOf(error: unknown, message: string): string {
  if (error instanceof LensError) return String(error.code);
  return /Code: (\d+)/.exec(message)?.[1] ?? String(UNCODED);
}

function isAllowed(request: http.IncomingMessage, url: URL, secret: string): boolean {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const pair = basic ? Buffer.from(basic, 'base64').toString() : '';
  const offered = [
    pair.slice(pair.indexOf(':') + 1),
    request.headers['x-clickhouse-key'],
    url.searchParams.get('password'),
  ];
  return offered.some((password) => typeof password === 'string' && isSame(password, secret));
}

/** Compares in a time that tells nothing about where two secrets differ. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a!, b!);
}

async function readBody(request: http.IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request) {
    bytes += piece.length;
    if (bytes > MAX_BODY_BYTES) {
      throw new LensError(
        413,
        307,
        'TOO_MANY_BYTES',
        `A request may hold ${MAX_BODY_BYTES} bytes; send less at a time.`,
      );
    }
    pieces.push(piece);
  }
  const body = Buffer.concat(pieces);
  return request.headers['content-encoding'] === 'gzip' ? gunzip(body) : body;
}
