import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../api.ts';
import { type Content, type DraftDoor, DraftKeeper } from './draft-keeper.ts';
import type { Draft } from './queries.ts';
import { Writing } from './writing.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** The server's rule: who hands back the last revision may write, others are told 409. */
class Shared implements DraftDoor {
  draft: Draft | null = null;
  saves = 0;

  async save({ text, promise, does }: Content, revision: number) {
    this.saves++;
    if ((this.draft?.revision ?? 0) !== revision)
      throw new ApiError({ type: 'x', title: 'changed meanwhile', status: 409 });
    this.set(text, 'reply', { promise: promise ?? null, does: does ?? null });
    return this.draft;
  }

  async read() {
    return this.draft;
  }

  set(text: string, kind: Draft['kind'] = 'reply', along: Partial<Draft> = {}) {
    const revision = (this.draft?.revision ?? 0) + 1;
    const now = new Date().toISOString();
    const draft: Draft = {
      ...{ id: 'x', text, kind, promise: null, keeps: [], does: null, ...along },
      ...{ member: { id: null, name: 'me' }, takenFrom: null, revision, begunAt: now, updatedAt: now },
    };
    this.draft = text || draft.promise || draft.does ? draft : null;
  }
}

/** A slow connection: saves arrive when they are let. */
class Slow extends Shared {
  readonly #held: (() => void)[] = [];

  override async save(content: Content, revision: number) {
    await new Promise<void>((go) => this.#held.push(go));
    return super.save(content, revision);
  }

  async arrive() {
    for (let go = this.#held.shift(); go; go = this.#held.shift()) {
      go();
      await vi.advanceTimersByTimeAsync(0);
    }
  }
}

function begin(start: Draft | null = null, door = new Shared()) {
  door.draft = start;
  return { door, keeper: new DraftKeeper(start, door, () => {}) };
}

const pause = () => vi.advanceTimersByTimeAsync(800);

describe('a draft', () => {
  test('is saved when typing pauses, once', async () => {
    const { door, keeper } = begin();
    for (const text of ['W', 'We', 'We will']) keeper.write(text);
    expect(keeper.state.isSaved).toBe(false);
    await pause();
    expect(door.saves).toBe(1);
    expect(door.draft).toMatchObject({ text: 'We will', revision: 1 });
    expect(keeper.state.isSaved).toBe(true);
    keeper.write('We will call');
    await pause();
    expect(door.draft).toMatchObject({ text: 'We will call', revision: 2 });
  });

  test('is saved once, and is its own, also when two wait for a slow save before', async () => {
    const door = new Slow();
    const { keeper } = begin(null, door);
    keeper.write('We');
    await pause();
    keeper.write('We will');
    await pause();
    keeper.write('We will call');
    const flushed = keeper.flush();
    await door.arrive();
    await flushed;
    expect(keeper.state).toMatchObject({ text: 'We will call', conflict: null, isSaved: true });
    expect(door.draft).toMatchObject({ text: 'We will call', revision: 2 });
    expect(door.saves).toBe(2);
  });

  test('follows what is written in another window while nothing is typed here', () => {
    const { door, keeper } = begin();
    door.set('Theirs', 'reply', { does: { tags: ['late'] } });
    keeper.hear(door.draft);
    expect(keeper.state).toMatchObject({ text: 'Theirs', does: { tags: ['late'] } });
    keeper.hear(null);
    expect(keeper.state.text).toBe('');
  });

  test('is never replaced by another window’s while it is typed: both are shown, and one chooses', async () => {
    const { door, keeper } = begin();
    keeper.write('Mine');
    door.set('Theirs');
    keeper.hear(door.draft);
    expect(keeper.state.text).toBe('Mine');
    await pause();
    expect(keeper.state).toMatchObject({ text: 'Mine', conflict: { text: 'Theirs' } });
    await keeper.keepMine();
    expect(door.draft).toMatchObject({ text: 'Mine', revision: 2 });
    door.set('Theirs again');
    keeper.write('Mine again');
    await pause();
    keeper.takeTheirs();
    expect(keeper.state).toMatchObject({ text: 'Theirs again', conflict: null, isSaved: true });
  });

  test('goes on when the one before was sent or removed meanwhile', async () => {
    const { door, keeper } = begin();
    keeper.write('One');
    await pause();
    door.draft = null;
    keeper.write('One and more');
    await pause();
    await pause();
    expect(keeper.state.conflict).toBeNull();
    expect(door.draft).toMatchObject({ text: 'One and more', revision: 1 });
  });

  test('that waits to be sent is gone here and kept on the server; taken back, it is written on', async () => {
    const { door, keeper } = begin();
    keeper.write('To send');
    await keeper.flush();
    keeper.putAway();
    keeper.hear(door.draft);
    await pause();
    expect(keeper.state.text).toBe('');
    expect(door.draft).toMatchObject({ text: 'To send' });
    keeper.write('To send');
    await pause();
    expect(door.draft).toMatchObject({ text: 'To send', revision: 2 });
  });

  test('begun while another waits to be sent outlives the sending', async () => {
    const { door, keeper } = begin();
    keeper.write('To send');
    await keeper.flush();
    keeper.putAway();
    keeper.write('And another');
    await pause();
    door.draft = null;
    keeper.hear(null);
    expect(keeper.state.text).toBe('And another');
    await pause();
    expect(door.draft).toMatchObject({ text: 'And another' });
  });

  test('is tried again when the server does not answer', async () => {
    const { door, keeper } = begin();
    vi.spyOn(door, 'save').mockRejectedValueOnce(new TypeError('no network'));
    keeper.write('Kept');
    await pause();
    expect(keeper.state).toMatchObject({ text: 'Kept', isSaved: false });
    await vi.advanceTimersByTimeAsync(6000);
    expect(door.draft).toMatchObject({ text: 'Kept' });
  });
});

describe('what goes along with a draft', () => {
  const promise = { text: 'Call back', dueAt: '2030-01-01T09:00:00.000Z' };

  test('is saved with it, and alone', async () => {
    const { door, keeper } = begin();
    keeper.change({ promise });
    await pause();
    expect(door.draft).toMatchObject({ text: '', promise });
    keeper.change({ text: 'Sorry', does: { tags: ['late'] } });
    await pause();
    expect(door.draft).toMatchObject({ text: 'Sorry', promise, does: { tags: ['late'] } });
    keeper.change({ text: '', promise: undefined, does: { tags: [] } });
    await pause();
    expect(door.draft).toBeNull();
  });

  test('is put away with it, and not with the one that is begun then', async () => {
    const { keeper } = begin();
    keeper.change({ text: 'To send', promise });
    await keeper.flush();
    keeper.putAway();
    expect(keeper.state).toMatchObject({ text: '', promise: undefined });
    expect(keeper.holdsSomething).toBe(false);
  });
});

describe('an answer and a note', () => {
  function write(start: Draft[] = []) {
    const [reply, note] = [begin(start.find(({ kind }) => kind === 'reply')), begin()];
    const own = new Writing({ reply: reply.keeper, note: note.keeper }, start, () => {});
    return { own, answered: reply.door, noted: note.door };
  }

  test('have a text each: what is deleted of one is gone, and writing the other down brings nothing back', async () => {
    const { own, answered, noted } = write();
    own.write('Half an answer');
    await pause();
    own.write('');
    own.choose('note');
    expect(own.state.text).toBe('');
    own.write('Among us');
    await pause();
    expect([answered.draft, noted.draft?.text]).toEqual([null, 'Among us']);
    own.note.done();
    own.choose('reply');
    expect(own.state.text).toBe('');
  });

  test('keep both texts while one switches, and what is heard of one leaves the other', async () => {
    const { own, answered } = write();
    own.write('An answer');
    own.choose('note');
    own.write('A note');
    await pause();
    own.choose('reply');
    expect(own.state.text).toBe('An answer');
    own.hear([answered.draft!]);
    expect([own.holds('reply'), own.holds('note')]).toEqual([true, false]);
  });

  test('of which one was begun before is in the field, until one says what one writes', () => {
    const { own, noted } = write();
    noted.set('Begun elsewhere', 'note');
    own.hear([noted.draft!]);
    expect(own.kind).toBe('note');
    own.choose('reply');
    own.hear([noted.draft!]);
    expect(own.kind).toBe('reply');
  });

  test('an answer that is taken back stands before what was begun since, with what goes along', () => {
    const { own } = write();
    own.write('And more');
    own.answer.change({ does: { tags: ['new'] } });
    own.choose('note');
    own.takeBack({ text: 'Sorry', promise: undefined, keeps: ['p'], does: { tags: ['late'] } });
    expect(own.kind).toBe('reply');
    expect(own.state).toMatchObject({
      ...{ text: 'Sorry\n\nAnd more', keeps: ['p'] },
      does: { tags: ['late', 'new'] },
    });
  });
});
