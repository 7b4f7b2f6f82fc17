/** The body of a request as JSON, whatever its content type says: clients of this API call it text, form or JSON. */
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { invalid, Refusal, tooLarge } from '../../core/http/problems.ts';
import { type Fault, fault } from './faults.ts';

/** As in Segment's API: a batch. */
export const MAX_BODY_BYTES = 500 * 1024;
/** What is too large is still read to here, so that its sender gets to read the answer. */
const MAX_DISCARDED_BYTES = 8 * 1024 * 1024;
/** A sender that takes longer is holding a connection, not sending. */
const MAX_BODY_SECONDS = 30;
const inflate = promisify(gunzip);

/**
 * The bytes of the body, decompressed.
 * @throws 413 when it is larger than 500 KB, before or after decompression; 408 when it comes too slowly; 400 when
 *   it is not the gzip that it says
 */
export async function readBody(request: IncomingMessage, encoding: string | undefined): Promise<Buffer> {
  const body = await collect(request);
  const isGzip = encoding ? /^(x-)?gzip$/i.test(encoding.trim()) : body[0] === 0x1f && body[1] === 0x8b;
  if (isGzip) return decompress(body);
  if (encoding && !/^identity$/i.test(encoding.trim())) {
    throw new Refusal({
      type: 'urn:jornada:invalid',
      title: 'This encoding is not understood',
      status: 415,
      detail: `content-encoding: "${encoding.slice(0, 40)}" is not understood; send gzip, or leave it as it is.`,
    });
  }
  return body;
}

function collect(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => fail(tooSlow()), MAX_BODY_SECONDS * 1000);
    const fail = (error: Error) => {
      clearTimeout(timer);
      request.off('data', take).resume();
      reject(error);
    };
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
      else if (bytes > MAX_DISCARDED_BYTES) fail(bodyTooLarge());
    };
    request.on('data', take);
    request.once('end', () => {
      clearTimeout(timer);
      if (bytes > MAX_BODY_BYTES) reject(bodyTooLarge());
      else resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
    });
    request.once('error', fail);
    request.once('close', () => fail(invalid('The request broke off before its end.')));
  });
}

async function decompress(body: Buffer): Promise<Buffer> {
  try {
    return await inflate(body, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw bodyTooLarge();
    throw invalid('The body says it is compressed with gzip, but is not.', [
      { at: 'body', message: 'must be gzip, or come without content-encoding' },
    ]);
  }
}

/** What the bytes say, or why they say nothing. */
export function parseBody(body: Buffer): { value: unknown } | { fault: Fault } {
  if (!isUtf8(body)) return { fault: fault('', 'not-utf8') };
  const text = body.toString('utf8', hasMark(body) ? 3 : 0);
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: fault('', 'malformed', (error as Error).message.replace(/ is not valid JSON$/, '')) };
  }
}

/** A byte order mark, which JSON does not know. */
function hasMark(body: Buffer): boolean {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
}

const bodyTooLarge = () =>
  tooLarge('A request may hold 500 KB, and one call 32 KB. Send fewer calls at a time, or less with each.');

const tooSlow = () =>
  new Refusal(
    {
      type: 'urn:jornada:too-slow',
      title: 'The request came too slowly',
      status: 408,
      detail: `The body was not complete after ${MAX_BODY_SECONDS} seconds.`,
    },
    { connection: 'close' },
  );
