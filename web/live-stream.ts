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

export class LiveStream {
  readonly #deliver: (message: LiveMessage) => void;
  #source: EventSource | undefined;
  #topics: string[] = [];
  #wait = FIRST_WAIT_MS;
  #hasGap: boolean;
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** @param hasGap whether news may have been missed before the first connection */
  constructor(deliver: (message: LiveMessage) => void, hasGap = false) {
    this.#deliver = deliver;
    this.#hasGap = hasGap;
  }

  /** Listens for these topics and no others; none closes the connection. */
  want(topics: string[]): void {
    const sorted = [...new Set(topics)].sort().slice(0, MOST_TOPICS);
    if (sorted.join('\n') === this.#topics.join('\n')) return;
    this.#topics = sorted;
    this.#connect();
  }

  /** The old connection goes when the new one is there, so that nothing said meanwhile is missed. */
  #connect() {
    clearTimeout(this.#retry);
    const before = this.#source;
    this.#source = undefined;
    if (!this.#topics.length) return before?.close();
    const query = new URLSearchParams(this.#topics.map((topic) => ['topic', topic]));
    const source = new EventSource(`/api/live?${query}`);
    this.#source = source;
    source.onopen = () => {
      before?.close();
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

  #later() {
    this.#retry = setTimeout(() => this.#connect(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }
}
