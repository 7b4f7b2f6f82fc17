/** What one writes in a conversation: an answer and a note, each a draft of its own, one of which is in the field. */
import { together } from '../../../server/features/conversations/deeds/together.ts';
import type { Content, DraftKeeper, DraftState } from './draft-keeper.ts';
import type { Draft } from './queries.ts';

export type Kind = Draft['kind'];

export class Writing {
  readonly #of: Record<Kind, DraftKeeper>;
  readonly #changed: () => void;
  #kind: Kind;
  /** Once somebody has said which of both they write, it stays in the field. */
  #isChosen = false;

  /** @param own what one had begun, the latest first */
  constructor(of: Record<Kind, DraftKeeper>, own: readonly Draft[], changed: () => void) {
    this.#of = of;
    this.#changed = changed;
    this.#kind = own.find(({ kind }) => of[kind].holdsSomething)?.kind ?? 'reply';
  }

  get kind(): Kind {
    return this.#kind;
  }

  /** Of what is in the field. */
  get shown(): DraftKeeper {
    return this.#of[this.#kind];
  }

  get state(): DraftState {
    return this.shown.state;
  }

  get answer(): DraftKeeper {
    return this.#of.reply;
  }

  get note(): DraftKeeper {
    return this.#of.note;
  }

  holds(kind: Kind): boolean {
    return this.#of[kind].holdsSomething;
  }

  get isBegun(): boolean {
    return this.holds('reply') || this.holds('note');
  }

  choose(kind: Kind): void {
    this.#kind = kind;
    this.#isChosen = true;
    this.#changed();
  }

  write(text: string): void {
    this.shown.write(text);
  }

  /** An answer that was sent, or planned, stands before what was begun since. */
  takeBack({ text, promise, keeps, does }: Content): void {
    const since = this.answer.state;
    this.choose('reply');
    this.answer.change({
      text: [text, since.text].filter(Boolean).join('\n\n'),
      promise: promise ?? since.promise,
      keeps: [...new Set([...keeps, ...since.keeps])],
      does: since.does ? together(does, since.does) : does,
    });
  }

  /** What the server says now. @param own what one has begun there, the latest first */
  hear(own: readonly Draft[]): void {
    for (const kind of ['reply', 'note'] as const)
      this.#of[kind].hear(own.find((one) => one.kind === kind) ?? null);
    const begun = own.find(({ kind }) => this.holds(kind));
    if (this.#isChosen || !begun || this.shown.holdsSomething) return;
    this.#kind = begun.kind;
    this.#changed();
  }

  async flush(): Promise<void> {
    await Promise.all([this.answer.flush(), this.note.flush()]);
  }

  stop(): void {
    this.answer.stop();
    this.note.stop();
  }
}
