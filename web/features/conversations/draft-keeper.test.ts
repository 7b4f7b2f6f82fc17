import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../api.ts';
import { type DraftDoor, DraftKeeper } from './draft-keeper.ts';
import type { Draft } from './queries.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** The server's rule: who hands back the last revision may write, others are told 409. */
class Shared implements DraftDoor {
  draft: Draft | null = null;
  saves = 0;

  async save({ text, kind, revision }: { text: string; kind: Draft['kind']; revision: number }) {
    this.saves++;
    if ((this.draft?.revision ?? 0) !== revision)
      throw new ApiError({ type: 'x', title: 'changed meanwhile', status: 409 });
    this.set(text, kind, 'me');
    return this.draft;
  }

  async read() {
    return this.draft;
  }

  set(text: string, kind: Draft['kind'] = 'reply', by = 'Bea') {
    const revision = (this.draft?.revision ?? 0) + 1;
    const member = { id: null, name: by };
    this.draft = text ? { text, kind, member, revision, updatedAt: new Date().toISOString() } : null;
  }
}

function begin(start: Draft | null = null) {
  const door = new Shared();
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

  test('follows what somebody else writes while nothing is typed here', () => {
    const { door, keeper } = begin();
    door.set('Theirs', 'note');
    keeper.hear(door.draft);
    expect(keeper.state).toMatchObject({ text: 'Theirs', kind: 'note', by: { name: 'Bea' } });
    keeper.hear(null);
    expect(keeper.state.text).toBe('');
  });

  test('is never replaced by another’s while it is typed: both are shown, and one chooses', async () => {
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
