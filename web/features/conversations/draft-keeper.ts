/**
 * One's own draft of an answer, or of a note: what is typed here and what goes along with it, what the server has of it,
 * and what to do when one wrote on it in another window meanwhile. Nothing that was typed is ever replaced without being
 * asked.
 */
import { doesSomething, type SomeDeeds } from '../../../server/features/conversations/deeds/contract.ts';
import { isStatus } from '../../problems.ts';
import type { NewPromise } from './promises/promising.ts';
import type { Draft } from './queries.ts';

/** Words, and what goes along when they are written. */
export interface Content {
  text: string;
  promise: NewPromise | undefined;
  /** Ids of promises. */
  keeps: readonly string[];
  does: SomeDeeds | undefined;
}

/** How drafts are kept on the server. */
export interface DraftDoor {
  /** @throws 409 when the revision is not the last */
  save(content: Content, revision: number): Promise<Draft | null>;
  read(): Promise<Draft | null>;
}

export interface DraftState extends Content {
  /** What was written in another window while this was typed. */
  conflict: Draft | null;
  /** Whether what is typed is on the server. */
  isSaved: boolean;
}

/** What the server has. */
interface Kept {
  content: Content;
  revision: number;
  begunAt: string | null;
}

const TYPING_PAUSE_MS = 800;
const AGAIN_AFTER_MS = 5000;
const NOTHING: Content = { text: '', promise: undefined, keeps: [], does: undefined };

export class DraftKeeper {
  readonly #door: DraftDoor;
  readonly #changed: () => void;
  #state: DraftState;
  #kept: Kept;
  /** Of what was sent and waits for its time: the server still has it, and it is not shown. */
  #away: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  constructor(start: Draft | null, door: DraftDoor, changed: () => void) {
    this.#door = door;
    this.#changed = changed;
    this.#kept = keptOf(start);
    this.#state = { ...this.#kept.content, conflict: null, isSaved: true };
  }

  get state(): DraftState {
    return this.#state;
  }

  get holdsSomething(): boolean {
    const { text, promise, keeps, does } = this.#state;
    return text !== '' || promise !== undefined || keeps.length > 0 || does !== undefined;
  }

  /** Since when it is written, by the server's clock; null before it was saved. */
  get begunAt(): string | null {
    return this.#kept.begunAt;
  }

  write(text: string): void {
    this.change({ text });
  }

  change(content: Partial<Content>): void {
    const does = 'does' in content ? content.does : this.#state.does;
    this.#put({ ...content, does: does && doesSomething(does) ? does : undefined });
    this.#saveSoon(TYPING_PAUSE_MS);
  }

  /** What the server says now. Taken over unless something is being typed here. */
  hear(draft: Draft | null): void {
    if (this.#isDirty || this.#saving || this.#state.conflict) return;
    if (draft && draft.revision === this.#away) return;
    const next = keptOf(draft);
    if (next.revision === this.#kept.revision && same(next.content, this.#kept.content)) return;
    // What was put away is sent now, and took with it what has been typed since: that is kept.
    const isGoneWithTheOther = !draft && this.#away !== undefined && this.holdsSomething;
    if (!draft) this.#away = undefined;
    if (isGoneWithTheOther) {
      this.#kept = next;
      this.#put({});
      this.#saveSoon(TYPING_PAUSE_MS);
    } else this.#take(draft);
  }

  /** It is sent in a while: gone here, kept on the server until it is. */
  putAway(): void {
    clearTimeout(this.#timer);
    this.#away = this.#kept.revision;
    this.#kept = { ...this.#kept, content: NOTHING, begunAt: null };
    this.#put(NOTHING);
  }

  /** It was written for good; the server has forgotten it. */
  done(): void {
    clearTimeout(this.#timer);
    this.#take(null);
  }

  takeTheirs(): void {
    this.#take(this.#state.conflict);
  }

  keepMine(): Promise<void> {
    if (this.#state.conflict) this.#kept = keptOf(this.#state.conflict);
    this.#put({ conflict: null });
    return this.flush();
  }

  /** Saves what is not saved yet, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    // Of several that wait for the same save, one saves what came since, and the others wait for that.
    while (this.#saving) await this.#saving;
    if (!this.#isDirty || this.#state.conflict) return;
    this.#saving = this.#save();
    await this.#saving;
  }

  stop(): void {
    void this.flush();
    clearTimeout(this.#timer);
  }

  get #isDirty(): boolean {
    return !same(this.#state, this.#kept.content);
  }

  #saveSoon(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  async #save(): Promise<void> {
    const content = contentOf(this.#state);
    try {
      const draft = await this.#door.save(content, this.#kept.revision);
      this.#kept = { ...keptOf(draft), content };
    } catch (error) {
      if (isStatus(error, 409)) await this.#meet(await this.#door.read().catch(() => undefined));
      else if (!isRefused(error)) this.#saveSoon(AGAIN_AFTER_MS);
    } finally {
      this.#saving = undefined;
    }
    if (this.#isDirty && !this.#state.conflict) this.#saveSoon(TYPING_PAUSE_MS);
    this.#put({});
  }

  /** It was written on elsewhere, sent, or taken over. */
  async #meet(theirs: Draft | null | undefined): Promise<void> {
    if (theirs === undefined) return;
    const isNobodysLoss = !theirs || theirs.text === this.#state.text || theirs.revision === this.#away;
    if (isNobodysLoss) this.#kept = keptOf(theirs);
    else this.#put({ conflict: theirs });
  }

  #take(draft: Draft | null): void {
    this.#kept = keptOf(draft);
    this.#put({ ...this.#kept.content, conflict: null });
  }

  #put(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    this.#state.isSaved = !this.#isDirty;
    this.#changed();
  }
}

function keptOf(draft: Draft | null): Kept {
  if (!draft) return { content: NOTHING, revision: 0, begunAt: null };
  const { text, promise, keeps, does, revision, begunAt } = draft;
  const content = { text, promise: promise ?? undefined, keeps, does: does ?? undefined };
  return { content, revision, begunAt };
}

const contentOf = ({ text, promise, keeps, does }: Content): Content => ({ text, promise, keeps, does });

const same = (one: Content, other: Content) =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));

/** Trying again would be refused again. */
function isRefused(error: unknown): boolean {
  return [400, 401, 403, 404, 413].some((status) => isStatus(error, status));
}
