/** A stored file as text: decompressed, decoded, from any point on. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Format } from '../format.ts';
import { FileProblem } from '../problems.ts';
import { MendingUtf8 } from './utf8.ts';

const CHUNK_BYTES = 256 * 1024;

export interface Meter {
  /** Bytes of the stored file read so far. */
  bytes: number;
}

/** The text in pieces, without a byte-order mark, beginning after `from` UTF-16 units. */
export async function* textOf(
  path: string,
  format: Pick<Format, 'gzip' | 'encoding'>,
  from = 0,
  meter: Meter = { bytes: 0 },
): AsyncGenerator<string> {
  let toSkip = from;
  for await (const text of withoutMark(decoded(bytesOf(path, format.gzip, meter), format.encoding))) {
    if (toSkip >= text.length) {
      toSkip -= text.length;
      continue;
    }
    yield toSkip ? text.slice(toSkip) : text;
    toSkip = 0;
  }
}

/** The decompressed bytes of a stored file. */
export async function* bytesOf(path: string, gzip: boolean, meter: Meter): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  file.on('data', (chunk) => {
    meter.bytes += chunk.length;
  });
  file.pause();
  if (!gzip) {
    yield* orProblem(file, 'file-missing');
    return;
  }
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  file.on('error', (error) => unpacked.destroy(error));
  try {
    yield* orProblem(file.pipe(unpacked), 'gzip-damaged');
  } finally {
    file.destroy();
  }
}

async function* orProblem(
  stream: AsyncIterable<Buffer>,
  code: 'gzip-damaged' | 'file-missing',
): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing) throw new FileProblem({ code: 'file-missing' });
    if (code === 'gzip-damaged') throw new FileProblem({ code });
    throw error;
  }
}

async function* decoded(bytes: AsyncIterable<Buffer>, encoding: Format['encoding']): AsyncGenerator<string> {
  const decoder = encoding === 'utf-8' ? new MendingUtf8() : streaming(encoding);
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk);
    if (text) yield text;
  }
  const last = decoder.end();
  if (last) yield last;
}

function streaming(encoding: Format['encoding']) {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return {
    decode: (chunk: Buffer) => decoder.decode(chunk, { stream: true }),
    end: () => decoder.decode(),
  };
}

async function* withoutMark(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true;
  for await (const text of texts) {
    yield first && text.startsWith('\ufeff') ? text.slice(1) : text;
    first = false;
  }
}
