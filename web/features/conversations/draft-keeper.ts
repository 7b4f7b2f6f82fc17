/**
 * One conversation's draft, shared with everybody: what is typed here, what the server has of it, and what to do when
 * somebody else wrote on it meanwhile. Nothing that was typed is ever replaced without being asked.
 */
import { isStatus } from '../../problems.ts';
import type { Draft } from './queries.ts';

export type DraftKind = Draft['kind'];

/** How drafts are kept on the server. */
export interface DraftDoor {
  /** @throws 409 when the revision is not the last */
  save(body: { text: string; kind: DraftKind; revision: number }): Promise<Draft | null>;
  read(): Promise<Draft | null>;
}

export interface DraftState {
  text: string;
  kind: DraftKind;
  /** Who wrote what is shown, when it was somebody else. */
  by: Draft['member'] | null;
  /** What somebody else wrote while this was typed. */
  conflict: Draft | null;
  /** Whether what is typed is on the server. */
  isSaved: boolean;
}

const TYPING_PAUSE_MS = 800;
const AGAIN_AFTER_MS = 5000;

export class DraftKeeper {
  readonly #door: DraftDoor;
  readonly #changed: () => void;
  #state: DraftState;
  /** What the server has. */
  #kept: { text: string; kind: DraftKind; revision: number };
  /** Of what was sent and waits for its time: the server still has it, and it is not shown. */
  #away: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  constructor(start: Draft | null, door: DraftDoor, changed: () => void) {
    this.#door = door;
    this.#changed = changed;
    this.#kept = keptOf(start);
    const { text, kind } = this.#kept;
    this.#state = { text, kind, by: start?.member ?? null, conflict: null, isSaved: true };
  }

  get state(): DraftState {
    return this.#state;
  }

  write(text: string): void {
    this.#put({ text, by: null });
    this.#saveSoon(TYPING_PAUSE_MS);
  }

  choose(kind: DraftKind): void {
    this.#put({ kind });
    if (this.#state.text) this.#saveSoon(TYPING_PAUSE_MS);
  }

  /** What the server says now. Taken over unless something is being typed here. */
  hear(draft: Draft | null): void {
    if (this.#isDirty || this.#saving || this.#state.conflict) return;
    if (draft && draft.revision === this.#away) return;
    const next = keptOf(draft);
    if (next.revision === this.#kept.revision && next.text === this.#kept.text) return;
    // What was put away is sent now, and took with it what has been typed since: that is kept.
    const isGoneWithTheOther = !draft && this.#away !== undefined && this.#state.text !== '';
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
    this.#kept = { ...this.#kept, text: '' };
    this.#put({ text: '', by: null });
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
    await this.#saving;
    if (!this.#isDirty || this.#state.conflict) return;
    this.#saving = this.#save();
    await this.#saving;
  }

  stop(): void {
    void this.flush();
    clearTimeout(this.#timer);
  }

  get #isDirty(): boolean {
    const { text, kind } = this.#state;
    return text !== this.#kept.text || (text !== '' && kind !== this.#kept.kind);
  }

  #saveSoon(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  async #save(): Promise<void> {
    const { text, kind } = this.#state;
    try {
      const draft = await this.#door.save({ text, kind, revision: this.#kept.revision });
      this.#kept = { ...keptOf(draft), text, kind };
    } catch (error) {
      if (isStatus(error, 409)) await this.#meet(await this.#door.read().catch(() => undefined));
      else if (!isRefused(error)) this.#saveSoon(AGAIN_AFTER_MS);
    } finally {
      this.#saving = undefined;
    }
    if (this.#isDirty && !this.#state.conflict) this.#saveSoon(TYPING_PAUSE_MS);
    this.#put({});
  }

  /** Somebody else wrote on it, or sent it. */
  async #meet(theirs: Draft | null | undefined): Promise<void> {
    if (theirs === undefined) return;
    const isNobodysLoss = !theirs || theirs.text === this.#state.text || theirs.revision === this.#away;
    if (isNobodysLoss) this.#kept = keptOf(theirs);
    else this.#put({ conflict: theirs });
  }

  #take(draft: Draft | null): void {
    this.#kept = keptOf(draft);
    const { text, kind } = this.#kept;
    const isEmpty = draft === null;
    this.#put({ text, kind: isEmpty ? this.#state.kind : kind, by: draft?.member ?? null, conflict: null });
  }

  #put(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    this.#state.isSaved = !this.#isDirty;
    this.#changed();
  }
}

function keptOf(draft: Draft | null) {
  return { text: draft?.text ?? '', kind: draft?.kind ?? ('reply' as const), revision: draft?.revision ?? 0 };
}

/** Trying again would be refused again. */
function isRefused(error: unknown): boolean {
  return [400, 401, 403, 404, 413].some((status) => isStatus(error, status));
}
