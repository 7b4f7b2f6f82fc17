/**
 * UTF-8 that may hold stray bytes of an older encoding, as files put together from several sources do: what is not
 * UTF-8 is read as Windows-1252, so that "S\xe3o Paulo" is São Paulo and no character is lost.
 */
import { isUtf8 } from 'node:buffer';

export class MendingUtf8 {
  #rest: Buffer = Buffer.alloc(0);

  decode(chunk: Buffer): string {
    const bytes = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk;
    const end = bytes.length - unfinished(bytes);
    this.#rest = Buffer.from(bytes.subarray(end));
    return mended(bytes.subarray(0, end));
  }

  end(): string {
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    return mended(rest);
  }
}

const single = new TextDecoder('windows-1252');

function mended(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  let clean = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length) {
      at += length;
      continue;
    }
    text += bytes.toString('utf8', clean, at) + single.decode(bytes.subarray(at, at + 1));
    at += 1;
    clean = at;
  }
  return text + bytes.toString('utf8', clean);
}

/** How many bytes of a well-formed sequence begin here; 0 when none does. */
function sequenceLength(bytes: Buffer, at: number): number {
  const length = expectedLength(bytes[at]!);
  if (length === 1) return 1;
  return length && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

function expectedLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf5) return 4;
  return 0;
}

/** How many bytes at the end begin a sequence that the next chunk may finish. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    return expectedLength(byte) > back ? back : 0;
  }
  return 0;
}
