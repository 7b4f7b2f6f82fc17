/** How many events a key may send: a token bucket that holds two seconds' worth, unless told otherwise. */

const BURST_SECONDS = 2;
const MAX_KEYS = 10_000;

interface Bucket {
  /** Below zero after a batch larger than what was left: the next has to wait for it. */
  tokens: number;
  at: number;
}

export class Allowance {
  readonly #burstSeconds: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(burstSeconds = BURST_SECONDS) {
    this.#burstSeconds = burstSeconds;
  }

  /** Takes `events` from the key's bucket. Answers 0, or after how many seconds to come again. */
  take(key: string, events: number, perSecond: number, now = performance.now()): number {
    const bucket = this.#bucketOf(key, perSecond, now);
    const earned = ((now - bucket.at) / 1000) * perSecond;
    bucket.tokens = Math.min(perSecond * this.#burstSeconds, bucket.tokens + earned);
    bucket.at = now;
    if (bucket.tokens <= 0) return (1 - bucket.tokens) / perSecond;
    bucket.tokens -= events;
    return 0;
  }

  #bucketOf(key: string, perSecond: number, now: number): Bucket {
    const found = this.#buckets.get(key);
    if (found) return found;
    if (this.#buckets.size >= MAX_KEYS) this.#buckets.clear();
    const made = { tokens: perSecond * this.#burstSeconds, at: now };
    this.#buckets.set(key, made);
    return made;
  }
}
