/** The chat without its looks: what was said, what waits to be sent, who is there. */
import { Asked } from './asked.ts';
import { type Keeper, trackedAs, type Waiting } from './kept.ts';
import { Outbox } from './outbox.ts';
import { Seen } from './seen.ts';
import {
  type Attachment,
  type Identity,
  type Message,
  Refused,
  type Said,
  type Server,
  type Settings,
  type Visitor,
} from './server.ts';
import { listen, type News } from './stream.ts';
import type { Language } from './words/words.ts';

const TYPING_SHOWN_MS = 6000;
const LONGEST_PAGE = 2000;

export class Chat {
  settings: Settings;
  readonly language: Language;
  /** By position. */
  readonly messages = new Map<number, Message>();
  readonly outbox: Outbox;
  readonly asked: Asked;
  visitor: Visitor | null = null;
  hasEarlier = false;
  isConnected = true;
  isOpen = false;
  readPosition = 0;
  deskReadPosition = 0;
  /** Until when a member is shown as typing, as milliseconds. */
  typingUntil = 0;

  readonly server: Server;
  readonly keeper: Keeper;
  readonly #seen = new Seen(this, () => this.#changed());
  readonly #listeners = new Set<() => void>();
  #identity: Identity | undefined;
  /** Until where everything is here: news come from there on. */
  cursor = 0;
  #stopListening: (() => void) | undefined;
  #following: string | null = null;

  constructor(server: Server, keeper: Keeper, settings: Settings, language: Language) {
    this.server = server;
    this.keeper = keeper;
    this.settings = settings;
    this.language = language;
    this.outbox = new Outbox(keeper, {
      send: (waiting) => this.#send(waiting),
      forget: () => this.#forget(),
      changed: () => this.#changed(),
    });
    this.asked = new Asked(server, keeper, () => this.#changed());
  }

  onChange(tell: () => void): void {
    this.#listeners.add(tell);
  }

  #changed(): void {
    for (const tell of this.#listeners) tell();
  }

  /** @param identity of whoever is signed in at the page; without one, whoever was before is nobody here any more */
  async start(identity: Identity | undefined): Promise<void> {
    await this.#become(identity);
    addEventListener('storage', () => this.#sync());
    addEventListener('online', () => this.#flush());
    document.addEventListener('visibilitychange', () => this.#seen.note());
    await this.#follow();
    this.#flush();
  }

  #flush(): void {
    this.outbox.flush();
    void this.asked.flush();
  }

  /** The page says who is signed in, after it was loaded. */
  async identify(identity: Identity | undefined): Promise<void> {
    await this.#become(identity);
    if (identity && this.isOpen && !this.keeper.read().token) await this.#enter().catch(() => {});
    await this.#follow();
    this.#changed();
  }

  /** Whoever was signed in before is gone; whoever wrote before they signed in takes it along. */
  async #become(identity: Identity | undefined): Promise<void> {
    this.#identity = identity;
    const { token, userId } = this.keeper.read();
    if (!token) return;
    if (userId !== null && userId !== identity?.id) this.#forget();
    else if (userId === null && identity) await this.#enter().catch(() => {});
  }

  async open(): Promise<void> {
    this.isOpen = true;
    this.#changed();
    this.#seen.note();
    void this.look();
    // Signed in, what was said in other browsers is here, too.
    if (this.#identity && !this.keeper.read().token) await this.#enter().catch(() => {});
    await this.#follow();
  }

  /** Whether somebody is there changes while one writes. */
  async look(): Promise<void> {
    this.settings = await this.server.settings().catch(() => this.settings);
    this.#changed();
  }

  close(): void {
    this.#seen.tell();
    this.isOpen = false;
    this.#changed();
  }

  /** Whether it is known whom the visitor says to be, or asked no more. */
  get isSigned(): boolean {
    return this.#identity !== undefined || this.visitor?.isSigned === true;
  }

  get unread(): number {
    return [...this.messages.values()].filter(
      ({ from, position }) => from === 'desk' && position > this.readPosition,
    ).length;
  }

  write(text: string, attachments: Attachment[]): void {
    this.keeper.write({ draft: '' });
    this.outbox.add(text, attachments);
  }

  async #send({ id, text, attachments }: Waiting): Promise<void> {
    const token = this.keeper.read().token ?? (await this.#enter());
    const message = await this.server.send(token, {
      ...{ id, text, page: location.href.slice(0, LONGEST_PAGE) },
      attachments: attachments.map((one) => one.id),
    });
    this.messages.set(message.position, message);
    void this.#follow();
  }

  async #enter(): Promise<string> {
    const { token: before, name, email } = this.keeper.read();
    const identity = this.#identity;
    const { token, visitor } = await this.server.enter(
      {
        ...{ language: this.language, page: location.href.slice(0, LONGEST_PAGE), anonymousId: trackedAs() },
        ...(identity && { identity: { id: identity.id, signature: identity.signature } }),
        name: identity?.name || name || undefined,
        email: identity?.email || email || undefined,
      },
      before,
    );
    this.visitor = visitor;
    this.keeper.write({ token, userId: identity?.id ?? null });
    return token;
  }

  /** What they are called, and where they can be written to. */
  async tell(told: { name?: string; email?: string }): Promise<void> {
    this.keeper.write(told);
    const { token } = this.keeper.read();
    if (token)
      this.visitor = await this.server.tell(token, {
        ...(told.name !== undefined && { name: told.name }),
        ...(told.email !== undefined && { email: told.email || null }),
      });
    this.#changed();
  }

  /** This browser knows nothing of the chat any more. */
  async leave(): Promise<void> {
    const { token } = this.keeper.read();
    if (token) await this.server.leave(token).catch(() => {});
    this.#forget();
    this.keeper.write({ name: '', email: '', draft: '' });
    this.outbox.clear();
  }

  #forget(): void {
    this.#stopListening?.();
    this.#following = null;
    this.keeper.write({ token: null, userId: null });
    this.asked.forget();
    this.messages.clear();
    this.visitor = null;
    this.hasEarlier = false;
    this.cursor = this.readPosition = this.deskReadPosition = 0;
    this.#seen.forget();
    this.#changed();
  }

  /** Another window sent something, or signed in or out. */
  #sync(): void {
    const { token } = this.keeper.read();
    if (token !== this.#following) {
      this.#stopListening?.();
      this.messages.clear();
      this.cursor = 0;
      void this.#follow();
    }
    this.#changed();
  }

  /** Hears news of the token that there is. */
  async #follow(): Promise<void> {
    const { token } = this.keeper.read();
    if (token === this.#following) return;
    this.#stopListening?.();
    this.#following = token;
    if (!token) return;
    try {
      this.#take(await this.server.messages(token, {}));
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return this.#forget();
      // From the beginning, when the connection is back.
    }
    if (this.#following !== token) return;
    this.#stopListening = listen(this.server, token, {
      position: () => this.cursor,
      news: (news) => this.#hear(news),
      connected: (isConnected) => {
        this.isConnected = isConnected;
        this.#changed();
        if (isConnected) this.#flush();
      },
      refused: () => this.#forget(),
    });
  }

  #take({ items, hasEarlier, visitor, readPosition, deskReadPosition }: Said): void {
    for (const message of items) this.messages.set(message.position, message);
    this.cursor = Math.max(this.cursor, items.at(-1)?.position ?? 0);
    Object.assign(this, { hasEarlier, visitor, deskReadPosition });
    this.readPosition = Math.max(readPosition, this.readPosition);
    this.#seen.note();
    this.#changed();
  }

  async earlier(): Promise<void> {
    const { token } = this.keeper.read();
    const first = Math.min(...this.messages.keys());
    if (!token || !Number.isFinite(first)) return;
    const { items, hasEarlier } = await this.server.messages(token, { before: first });
    for (const message of items) this.messages.set(message.position, message);
    this.hasEarlier = hasEarlier;
    this.#changed();
  }

  #hear({ event, data }: News): void {
    if (event === 'message') {
      const message = data as Message;
      this.messages.set(message.position, message);
      this.cursor = Math.max(this.cursor, message.position);
      if (message.from === 'desk') this.typingUntil = 0;
      if (message.clientId) this.outbox.discard(message.clientId);
      this.#seen.note();
    } else if (event === 'ask') {
      this.asked.hear(data.ask);
      this.#seen.note();
    } else if (event === 'read') {
      this.readPosition = Math.max(this.readPosition, data.readPosition);
      this.deskReadPosition = data.deskReadPosition;
    } else if (event === 'typing') {
      this.typingUntil = Date.now() + TYPING_SHOWN_MS;
      setTimeout(() => this.#changed(), TYPING_SHOWN_MS);
    }
    this.#changed();
  }

  async upload(file: File): Promise<Attachment> {
    return this.server.upload(this.keeper.read().token ?? (await this.#enter()), file);
  }

  fileOf(id: string): Promise<Blob> {
    return this.server.file(this.keeper.read().token ?? '', id);
  }
}
