/**
 * Asking addresses that people typed in: feeds, webhooks. A name is resolved once, every address it has must be
 * anybody's, and exactly these are connected to, so that a name which answers otherwise a moment later leads nowhere
 * else. Redirects are followed the same way.
 */
import { lookup } from 'node:dns/promises';
import { request as askPlainly, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as askSecurely } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.ts';

export interface Outgoing {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** All of it, redirects too, must be over by then. */
  timeoutMs: number;
  /** Of the answer; a longer one is refused. */
  maxBytes: number;
  /** `beginning`: the answer is its status; of its body, what comes in time up to `maxBytes` will do. Else all of it. */
  answered?: 'beginning';
  /** Whether addresses of one's own network may be asked. */
  privateAllowed: boolean;
}

export interface OutgoingAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Where it came from in the end. */
  url: string;
}

/** It could not be asked, or must not be. The message says why, in words for whoever typed the address in. */
export class OutgoingError extends Error {
  override name = 'OutgoingError';
  readonly kind: 'timeout' | 'private' | 'unreachable';
  /** Whether what was sent may have arrived all the same. */
  readonly isUncertain: boolean;

  constructor(message: string, kind: OutgoingError['kind'] = 'unreachable', isUncertain = false) {
    super(message);
    this.kind = kind;
    this.isUncertain = isUncertain;
  }
}

const MOST_REDIRECTS = 5;

/** Whether the address names, without any look-up, a network of somebody's own; to say so while it is typed in. */
export function isPlainlyPrivate(address: string): boolean {
  const host = URL.parse(address)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  return isIP(host) ? !isPublicAddress(host) : /(^|\.)localhost\.?$/.test(host);
}

/** @throws OutgoingError; an answer of any status is an answer */
export async function askOutside(address: string, outgoing: Outgoing): Promise<OutgoingAnswer> {
  const signal = AbortSignal.timeout(outgoing.timeoutMs);
  let url = parse(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await askOnce(url, outgoing, signal).catch((error) => {
      throw signal.aborted
        ? new OutgoingError(`${url.host} did not answer in time.`, 'timeout', true)
        : explained(url, error);
    });
    const next = redirectOf(answer, outgoing);
    if (!next) return answer;
    url = parse(next, url);
  }
  throw new OutgoingError(`${url.host} sends from one address to the next without end.`);
}

function parse(address: string, base?: URL): URL {
  const url = URL.parse(address, base);
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new OutgoingError('The address must begin with https:// or http://.');
  return url;
}

/** Only what is asked for is looked for elsewhere; what is sent stays where it was sent. */
function redirectOf({ status, headers }: OutgoingAnswer, { method = 'GET' }: Outgoing): string | undefined {
  const isMoved = [301, 302, 303, 307, 308].includes(status);
  return isMoved && method === 'GET' ? headers.location : undefined;
}

async function askOnce(url: URL, outgoing: Outgoing, signal: AbortSignal): Promise<OutgoingAnswer> {
  const pinned = await addressesOf(url, outgoing);
  const response = await connect(url, outgoing, pinned, signal);
  const read = outgoing.answered === 'beginning' ? beginningOf : bodyOf;
  const body = await read(url, response, outgoing.maxBytes);
  return { status: response.statusCode ?? 0, headers: response.headers, body, url: url.href };
}

interface Address {
  address: string;
  family: number;
}

/** @throws OutgoingError when any of them is of a network of somebody's own, unless that is allowed */
async function addressesOf(url: URL, { privateAllowed }: Outgoing): Promise<Address[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found = family ? [{ address: host, family }] : await lookup(host, { all: true });
  if (!found.length) throw new OutgoingError(`${host} has no address.`);
  if (!privateAllowed && !found.every(({ address }) => isPublicAddress(address)))
    throw new OutgoingError(
      `${host} is an address of a private network, which is not asked. Whoever runs Jornada can allow it with JORNADA_PRIVATE_ADDRESSES=allow.`,
      'private',
    );
  return found;
}

function connect(
  url: URL,
  { method = 'GET', headers = {}, body }: Outgoing,
  pinned: Address[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const ask = url.protocol === 'https:' ? askSecurely : askPlainly;
  return new Promise((resolve, reject) => {
    const request = ask(
      url,
      {
        method,
        signal,
        lookup: answering(pinned),
        // A connection kept for later would be one that nobody checked again.
        agent: false,
        headers: { 'user-agent': 'Jornada', 'accept-encoding': 'identity', ...headers },
      },
      resolve,
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** In the place of a resolver: what was found and checked before. */
const answering =
  (pinned: Address[]): LookupFunction =>
  (_host, { all }, answer) =>
    all ? answer(null, pinned) : answer(null, pinned[0]!.address, pinned[0]!.family);

async function bodyOf(url: URL, response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > maxBytes) {
      response.destroy();
      throw new OutgoingError(
        `${url.host} answers with more than ${Math.floor(maxBytes / 1000)} kB.`,
        'unreachable',
        true,
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function beginningOf(_url: URL, response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      bytes += piece.length;
      pieces.push(piece);
      if (bytes >= maxBytes) break;
    }
  } catch {
    // It broke off, or took too long: what was answered stands.
  }
  response.destroy();
  return Buffer.concat(pieces).subarray(0, maxBytes);
}

const REASONS: Record<string, string> = {
  ENOTFOUND: 'is not known',
  EAI_AGAIN: 'cannot be looked up right now',
  ECONNREFUSED: 'does not take connections',
  ECONNRESET: 'broke off the connection',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
};

const NEVER_CONNECTED = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

function explained(url: URL, error: unknown): OutgoingError {
  if (error instanceof OutgoingError) return error;
  const { code, message } = error as { code?: string; message: string };
  const isUncertain = !NEVER_CONNECTED.has(code ?? '');
  const reason = REASONS[code ?? ''] ?? `could not be asked: ${message}`;
  return new OutgoingError(`${url.host} ${reason}.`, 'unreachable', isUncertain);
}
