import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Notice } from './notice.ts';
import { keepTold, latestUnread, markRead, toldTo } from './told.ts';

const kept = new Map<string, string>();
const localStorage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
};
beforeEach(() => vi.stubGlobal('localStorage', localStorage));
afterEach(() => vi.unstubAllGlobals());

const wrote = (number: number): Notice => ({ kind: 'wrote', conversation: `c${number}`, number });
const numbers = (member: string) => toldTo(member).map(({ notice }) => 'number' in notice && notice.number);

test('the newest is first, what is said again takes its place, what was read stays read, and 50 are kept', () => {
  keepTold('ana', [wrote(1), wrote(2)]);
  keepTold('ana', [wrote(1)]);
  expect(numbers('ana')).toEqual([1, 2]);
  markRead('ana', ({ notice }) => notice.conversation === 'c1');
  expect(latestUnread('ana')?.notice).toEqual(wrote(2));
  keepTold('ana', [wrote(1)]);
  expect(toldTo('ana').map(({ isRead }) => isRead)).toEqual([false, true, false]);
  markRead('ana');
  expect(latestUnread('ana')).toBeUndefined();
  for (let number = 10; number < 70; number++) keepTold('ana', [wrote(number)]);
  expect(numbers('ana')).toEqual(Array.from({ length: 50 }, (_, index) => 69 - index));
  expect(new Set(toldTo('ana').map(({ at }) => at)).size).toBe(50);
});

test('another member has a list of their own; what another tab kept is heard; what cannot be read is none', () => {
  keepTold('bea', [wrote(1)]);
  expect(toldTo('caio')).toEqual([]);
  kept.set('jornada.news.bea', JSON.stringify([{ at: 5, notice: wrote(9), isRead: false }]));
  expect(numbers('bea')).toEqual([9]);
  for (const broken of ['{', '{}', '[null, {"at": 1}]']) {
    kept.set('jornada.news.bea', broken);
    expect(toldTo('bea')).toEqual([]);
  }
});

test('no words are kept, and of who waits for anybody nothing', () => {
  keepTold('dora', [
    { kind: 'broken', conversation: 'a', promise: 'Call Mr Secret' },
    { kind: 'waits', conversation: 'b', number: 2 },
  ]);
  expect(toldTo('dora')).toMatchObject([{ notice: { kind: 'broken', conversation: 'a' } }]);
  expect(kept.get('jornada.news.dora')).not.toContain('Secret');
});

test('where the browser keeps nothing it lasts until the page is left', () => {
  vi.stubGlobal('localStorage', undefined);
  keepTold('eli', [wrote(1)]);
  markRead('eli');
  expect(toldTo('eli')).toMatchObject([{ isRead: true, notice: wrote(1) }]);
});
