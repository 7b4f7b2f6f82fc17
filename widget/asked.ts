/** What the chat asks below what was said, and the answer on its way: kept in this browser until Jornada has it. */
import type { Keeper } from './kept.ts';
import { type Ask, Refused, type Server } from './server.ts';

const AGAIN_AFTER_MS = 3000;

export class Asked {
  readonly #server: Server;
  readonly #keeper: Keeper;
  readonly #changed: () => void;
  #ask: Ask | null = null;
  #toldSeen = '';
  #isSending = false;

  constructor(server: Server, keeper: Keeper, changed: () => void) {
    this.#server = server;
    this.#keeper = keeper;
    this.#changed = changed;
  }

  /** With what is on its way. */
  get ask(): Ask | null {
    const ask = this.#ask;
    if (!ask) return null;
    const { answer, declined } = this.#keeper.read();
    return {
      ...ask,
      ...(answer?.id === ask.id && answer),
      isDeclined: ask.isDeclined || declined === ask.id,
    };
  }

  hear(ask: Ask | null): void {
    this.#ask = ask;
  }

  forget(): void {
    this.#ask = null;
    this.#keeper.write({ answer: null, declined: null });
  }

  /** Its id, for whoever says that it was looked at: once. */
  toldAsSeen(): string | undefined {
    const id = this.#ask?.id;
    if (!id || this.#ask?.score || id === this.#toldSeen) return undefined;
    this.#toldSeen = id;
    return id;
  }

  seenIsNotTold(): void {
    this.#toldSeen = '';
  }

  answer(score: number, comment: string): void {
    if (this.#ask) this.#keep({ answer: { id: this.#ask.id, score, comment } });
  }

  /** Nobody asks them again. */
  decline(): void {
    if (this.#ask) this.#keep({ declined: this.#ask.id });
  }

  #keep(said: Parameters<Keeper['write']>[0]): void {
    this.#keeper.write(said);
    this.#changed();
    void this.flush();
  }

  /** The same again changes nothing, so it is sent until Jornada answers; what is chosen meanwhile goes after it. */
  async flush(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    while (await this.#sendOne());
    this.#isSending = false;
    this.#changed();
  }

  /** @returns whether to look for more at once */
  async #sendOne(): Promise<boolean> {
    const { token, answer, declined } = this.#keeper.read();
    if (!token || !(answer || declined)) return false;
    try {
      const { id, ...told } = answer ?? { id: declined! };
      this.#ask = await ('score' in told
        ? this.#server.answer(token, id, told)
        : this.#server.decline(token, id));
    } catch (error) {
      const { status, retryAfterMs } = error instanceof Refused ? error : new Refused(0);
      if (status === 0 || status === 408 || status === 429 || status >= 500) {
        setTimeout(() => void this.flush(), Math.max(retryAfterMs, AGAIN_AFTER_MS));
        return false;
      }
      // Its time is over: what counts stands there again.
    }
    const now = this.#keeper.read();
    if (!answer) this.#keeper.write({ declined: null });
    else if (JSON.stringify(now.answer) === JSON.stringify(answer)) this.#keeper.write({ answer: null });
    return true;
  }
}
