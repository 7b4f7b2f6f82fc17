/** One connection to the server's news, kept open for whatever topics are wanted now. */

export interface LiveMessage {
  topic: string;
  [field: string]: unknown;
}

/** Somebody should look again at everything: news may have been missed. */
export const AGAIN: LiveMessage = { topic: 'again' };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** As many as the server takes at once. */
const MOST_TOPICS = 300;
/** As old as what a screen shows at first may be: what was asked for of late is not asked for again (see `app.tsx`). */
const LOOKED_BEFORE_MS = 11_000;
const LONGEST_AGE_MS = 10 * 60_000;

export class LiveStream {
  readonly #deliver: (message: LiveMessage) => void;
  #source: EventSource | undefined;
  #topics: string[] = [];
  /** Since when those are wanted that no connection listens for yet. */
  readonly #fresh = new Map<string, number>();
  #wait = FIRST_WAIT_MS;
  #hasGap: boolean;
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** @param hasGap whether news may have been missed before the first connection */
  constructor(deliver: (message: LiveMessage) => void, hasGap = false) {
    this.#deliver = deliver;
    this.#hasGap = hasGap;
  }

  /**
   * Listens for these topics and no others; none closes the connection.
   * @param anew of them, what somebody looks at only now, though others may have listened for it before
   */
  want(topics: string[], anew: readonly string[] = []): void {
    const sorted = [...new Set(topics)].sort().slice(0, MOST_TOPICS);
    const again = anew.filter((topic) => this.#topics.includes(topic) && sorted.includes(topic));
    if (!again.length && sorted.join('\n') === this.#topics.join('\n')) return;
    for (const topic of again) if (!this.#fresh.has(topic)) this.#fresh.set(topic, performance.now());
    for (const topic of this.#fresh.keys()) if (!sorted.includes(topic)) this.#fresh.delete(topic);
    for (const topic of sorted) if (!this.#topics.includes(topic)) this.#fresh.set(topic, performance.now());
    this.#topics = sorted;
    this.#connect();
  }

  /**
   * The old connection goes when the new one is there, so that nothing said meanwhile is missed; of what is listened for
   * anew the server says again what it said since it is wanted.
   */
  #connect() {
    clearTimeout(this.#retry);
    const before = this.#source;
    this.#source = undefined;
    if (!this.#topics.length) return before?.close();
    const fresh = [...this.#fresh.keys()];
    const query = new URLSearchParams(
      this.#topics.map((topic) => [this.#fresh.has(topic) ? 'fresh' : 'topic', topic]),
    );
    if (fresh.length) query.set('age', String(this.#age()));
    const source = new EventSource(`/api/live?${query}`);
    this.#source = source;
    source.onopen = () => {
      before?.close();
      for (const topic of fresh) this.#fresh.delete(topic);
      this.#wait = FIRST_WAIT_MS;
      if (this.#hasGap) this.#deliver(AGAIN);
      this.#hasGap = false;
    };
    source.onmessage = (event) => this.#deliver(JSON.parse(event.data));
    source.onerror = () => {
      before?.close();
      this.#hasGap = true;
      // The browser retries a broken connection by itself, but gives up after an error answer (a restart's 502).
      if (source.readyState === EventSource.CLOSED && this.#source === source) this.#later();
    };
  }

  /** Milliseconds since the first of the fresh ones was looked at. */
  #age(): number {
    const longest = performance.now() - Math.min(...this.#fresh.values());
    return Math.min(Math.round(longest) + LOOKED_BEFORE_MS, LONGEST_AGE_MS);
  }

  #later() {
    this.#retry = setTimeout(() => this.#connect(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }
}
