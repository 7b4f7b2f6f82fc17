/** Says, in a moment and together, until where messages are here and were looked at, and what is asked that was seen. */
import type { Chat } from './chat.ts';

const SEEN_AFTER_MS = 250;

export class Seen {
  readonly #chat: Chat;
  readonly #changed: () => void;
  #toldDelivered = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(chat: Chat, changed: () => void) {
    this.#chat = chat;
    this.#changed = changed;
  }

  note(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tell(), SEEN_AFTER_MS);
  }

  /** What was looked at until now was seen, however short. */
  tell(): void {
    clearTimeout(this.#timer);
    const { keeper, messages, cursor: delivered, isOpen, readPosition, asked, server } = this.#chat;
    const { token } = keeper.read();
    if (!token || !messages.size) return;
    const isLooked = isOpen && document.visibilityState === 'visible';
    const read = isLooked ? delivered : readPosition;
    const ask = isLooked ? asked.toldAsSeen() : undefined;
    if (delivered <= this.#toldDelivered && read <= readPosition && !ask) return;
    this.#toldDelivered = delivered;
    this.#chat.readPosition = Math.max(read, readPosition);
    this.#changed();
    server.seen(token, { delivered, ...(isLooked && { read }), ask }).catch(() => {
      this.#toldDelivered = 0;
      asked.seenIsNotTold();
    });
  }

  forget(): void {
    this.#toldDelivered = 0;
  }
}
