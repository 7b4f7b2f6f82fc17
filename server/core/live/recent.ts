/**
 * Of which topics something was said of late: screens look before they listen, and what was said in between should make
 * them look again.
 */
const MOST = 20_000;

export class Recent {
  /** When something was last said of each; the longest ago first. */
  readonly #saidAt = new Map<string, number>();
  /** What was said until then is not known. */
  #knownFrom: number;
  readonly #most: number;

  /** @param now milliseconds, of a clock that never goes back */
  constructor(now: number, most = MOST) {
    this.#knownFrom = now;
    this.#most = most;
  }

  note(now: number, key: string): void {
    this.#saidAt.delete(key);
    this.#saidAt.set(key, now);
    if (this.#saidAt.size <= this.#most) return;
    const [first, at] = this.#saidAt.entries().next().value!;
    this.#saidAt.delete(first);
    this.#knownFrom = at;
  }

  /** Nothing that was said before now is known any longer. */
  forget(now: number): void {
    this.#saidAt.clear();
    this.#knownFrom = now;
  }

  /** Whether something was said since then, or may have been. */
  isSaidSince(from: number, key: string): boolean {
    return from <= this.#knownFrom || (this.#saidAt.get(key) ?? 0) >= from;
  }
}
