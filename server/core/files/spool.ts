/** A file on its way in: streamed to disk first, measured and looked at, so that the record never waits for a slow sender. */
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tooLarge } from '../http/problems.ts';
import { typeOf, typeOfContent } from './type.ts';

interface Measured {
  hash: Buffer;
  bytes: number;
  /** As its content says, for example `image/png`. */
  type: string;
}

export interface Spooled extends Measured {
  /** Where it lies; `discard` removes it. */
  path: string;
}

/** One that is in memory already, as part of something that was read whole. */
export interface Held extends Measured {
  content: Buffer;
}

export type NewFile = Spooled | Held;

export async function hold(content: Buffer): Promise<Held> {
  const hash = createHash('sha256').update(content).digest();
  return { content, hash, bytes: content.length, type: await typeOfContent(content) };
}

/** @throws 413 when it is longer than `limit` bytes; then, as on any error, nothing of it stays */
export async function spool(content: Readable, dataDir: string, limit: number): Promise<Spooled> {
  const target = path.join(dataDir, 'spool', randomUUID());
  await mkdir(path.dirname(target), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = new Transform({
    transform(piece: Buffer, _encoding, next) {
      bytes += piece.length;
      if (bytes > limit) return next(tooLarge(`A file may have at most ${megabytes(limit)} MB.`));
      hash.update(piece);
      next(null, piece);
    },
  });
  try {
    await pipeline(content, measured, createWriteStream(target, { mode: 0o600 }));
    return { path: target, hash: hash.digest(), bytes, type: await typeOf(target) };
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

export async function discard(files: readonly Pick<Spooled, 'path'>[]): Promise<void> {
  await Promise.all(files.map((file) => rm(file.path, { force: true })));
}

/** Its content, in pieces of so many bytes; the last one is shorter. */
export async function* piecesOf(
  file: Pick<Spooled, 'path'> | Pick<Held, 'content'>,
  size: number,
): AsyncGenerator<Buffer> {
  if ('content' in file) {
    for (let at = 0; at < file.content.length; at += size) yield file.content.subarray(at, at + size);
    return;
  }
  const handle = await open(file.path);
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(size), 0, size);
      if (!bytesRead) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

const megabytes = (bytes: number) => Math.round((bytes / 1_000_000) * 10) / 10;
