import { expect, test } from 'vitest';
import { conversationsOf, isLookedAt, type Notice, noticeOf, wayTo } from './notice.ts';

const topic = 'member:me';
const wrote = (conversation: string): Notice => ({ kind: 'wrote', conversation, number: 1 });
const mentioned = (conversation: string): Notice => ({
  kind: 'mentioned',
  conversation,
  number: 1,
  by: 'Bea',
});

test('news of a conversation is a notice; other news of the member is none', () => {
  expect(noticeOf({ topic, wrote: 'a', number: 7 })).toEqual({ kind: 'wrote', conversation: 'a', number: 7 });
  expect(noticeOf({ topic, given: 'a', number: 7, by: '' })).toMatchObject({ kind: 'given', number: 7 });
  expect(noticeOf({ topic, waits: 'a', number: 7 })).toEqual({ kind: 'waits', conversation: 'a', number: 7 });
  expect(noticeOf({ topic, failedIn: 'a', number: 7 })).toEqual({
    kind: 'failed',
    conversation: 'a',
    number: 7,
  });
  expect(noticeOf({ topic, brokenIn: 'a', text: 'Call' })).toMatchObject({ kind: 'broken', promise: 'Call' });
  const late = { topic, due: 'a', number: 7, state: 'missed', metric: 'first-response' };
  expect(noticeOf(late)).toMatchObject({ kind: 'missed', metric: 'first-response' });
  for (const other of [
    { availability: true },
    { reviewed: 'r', by: 'Bea' },
    { wrote: 'a' },
    { due: 'a', number: 1 },
  ])
    expect(noticeOf({ topic, ...other })).toBeUndefined();
});

test('what is open is looked at; in the inbox also what its list shows; nothing of a hidden page', () => {
  const at = (path: string, isVisible = true) => ({ path, isVisible });
  expect(isLookedAt(mentioned('a'), at('/inbox/a'))).toBe(true);
  expect(isLookedAt(mentioned('a'), at('/inbox/b'))).toBe(false);
  expect(isLookedAt(wrote('a'), at('/inbox/b'))).toBe(true);
  expect(isLookedAt(wrote('a'), at('/settings'))).toBe(false);
  // Whoever answered has gone on to the next: a mark in the list is easily missed.
  const failed: Notice = { kind: 'failed', conversation: 'a', number: 1 };
  expect(isLookedAt(failed, at('/inbox/b'))).toBe(false);
  expect(isLookedAt(failed, at('/inbox/a'))).toBe(true);
  expect(isLookedAt(wrote('a'), at('/inbox/a', false))).toBe(false);
});

test('one conversation is opened, of many the list in which all of them are', () => {
  const many = [wrote('a'), mentioned('b'), wrote('a')];
  expect(conversationsOf(many)).toEqual(['b', 'a']);
  expect(wayTo([wrote('a'), mentioned('a')])).toMatchObject({ params: { id: 'a' } });
  expect(wayTo(many)).toMatchObject({ search: { view: 'mine' } });
  const waits = (conversation: string): Notice => ({ kind: 'waits', conversation, number: 1 });
  expect(wayTo([waits('a'), waits('b')])).toMatchObject({ search: { view: 'unassigned' } });
  expect(wayTo([waits('a'), wrote('b')])).toMatchObject({ search: { view: 'mine' } });
  expect(wayTo([mentioned('a'), mentioned('b')])).toMatchObject({ search: { view: 'mentioned' } });
});
