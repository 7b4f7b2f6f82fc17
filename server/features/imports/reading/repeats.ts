/**
 * How many times a text was met before, in flat memory: what makes rows without an id of their own distinct, and the
 * same again when the same file is read again. A Bloom filter; one text in some hundred thousand is taken for met
 * although it was not, which gives it another number, always the same one for the same file.
 */
import { hash } from 'node:crypto';

const MIN_BITS = 2 ** 19;
const MAX_BITS = 2 ** 28;
const BITS_PER_ROW = 24;
const SHORTEST_ROW_BYTES = 40;
const PROBES = 6;

export class Repeats {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  /** @param bytes size of the decoded file, as good as it is known */
  constructor(bytes: number) {
    const wanted = (bytes / SHORTEST_ROW_BYTES) * BITS_PER_ROW;
    const size = 2 ** Math.ceil(Math.log2(Math.min(MAX_BITS, Math.max(MIN_BITS, wanted))));
    this.#bits = new Uint32Array(size / 32);
    this.#mask = size - 1;
  }

  /** 0 the first time, then 1, 2, … */
  count(text: string): number {
    for (let met = 0; ; met += 1) if (this.#add(met ? `${text}\u0000${met}` : text)) return met;
  }

  /** Whether it was new. */
  #add(text: string): boolean {
    const digest = hash('sha1', text, 'buffer');
    const first = digest.readUInt32LE(0);
    const step = digest.readUInt32LE(4) | 1;
    let isNew = false;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const bit = (first + Math.imul(probe, step)) & this.#mask;
      const word = bit >>> 5;
      const flag = 1 << (bit & 31);
      if ((this.#bits[word]! & flag) !== 0) continue;
      isNew = true;
      this.#bits[word]! |= flag;
    }
    return isNew;
  }
}
