/** What waits to be sent: in its order, each with one id until Jornada has it, by one window at a time. */
import type { Keeper, Waiting } from './kept.ts';
import { type Attachment, Refused } from './server.ts';

const AGAIN_AFTER_MS = 3000;

interface Way {
  /** Resolves once Jornada has it. */
  send(waiting: Waiting): Promise<void>;
  /** The token opens nothing any more; with another one it goes on. */
  forget(): void;
  changed(): void;
}

export class Outbox {
  readonly #keeper: Keeper;
  readonly #way: Way;
  #isSending = false;
  #isWanted = false;

  constructor(keeper: Keeper, way: Way) {
    this.#keeper = keeper;
    this.#way = way;
  }

  get items(): Waiting[] {
    return this.#keeper.outbox();
  }

  add(text: string, attachments: Attachment[]): void {
    const one: Waiting = { id: newId(), text, attachments, at: new Date().toISOString(), refused: 0 };
    this.#put([...this.items, one]);
    this.flush();
  }

  /** One that was refused, once more. */
  sendAgain(id: string): void {
    this.#put(this.items.map((one) => (one.id === id ? { ...one, refused: 0 } : one)));
    this.flush();
  }

  discard(id: string): void {
    if (this.items.some((one) => one.id === id)) this.#put(this.items.filter((one) => one.id !== id));
  }

  clear(): void {
    this.#put([]);
  }

  #put(items: Waiting[]): void {
    this.#keeper.putOutbox(items);
    this.#way.changed();
  }

  /** What is asked for while it is sent is looked for once more after it. */
  flush(): void {
    this.#isWanted = true;
    if (this.#isSending) return;
    this.#isSending = true;
    const work = async () => {
      while (this.#isWanted) {
        this.#isWanted = false;
        await this.#sendAll();
      }
    };
    void locked(work).finally(() => {
      this.#isSending = false;
      if (this.#isWanted) this.flush();
    });
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const next = this.items.find(({ refused }) => !refused);
      if (!next) return;
      try {
        await this.#way.send(next);
        this.discard(next.id);
      } catch (error) {
        if (!this.#mayGoOn(error, next)) return;
      }
    }
  }

  /** @returns whether to go on at once; else it is tried again later, or when the connection is back */
  #mayGoOn(error: unknown, { id }: Waiting): boolean {
    const { status, retryAfterMs } = error instanceof Refused ? error : new Refused(0);
    if (status === 401) {
      this.#way.forget();
      return true;
    }
    if (status === 0 || status === 408 || status === 429 || status >= 500) {
      this.#way.changed();
      setTimeout(() => this.flush(), Math.max(retryAfterMs, AGAIN_AFTER_MS));
      return false;
    }
    this.#put(this.items.map((one) => (one.id === id ? { ...one, refused: status } : one)));
    return true;
  }
}

/** Where browsers know how; elsewhere the ids keep what two windows send single. */
function locked(work: () => Promise<void>): Promise<void> {
  return navigator.locks ? navigator.locks.request('jornada-chat', work) : work();
}

/** Pages without encryption have no `randomUUID`. */
function newId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
