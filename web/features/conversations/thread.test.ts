import { describe, expect, test } from 'vitest';
import type { Change, Message } from './queries.ts';
import { daysOf, threadOf, withEarlier } from './thread.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 22, minute)).toISOString();

const message = (id: string, minute: number) => ({ id, at: at(minute) }) as Message;

const change = (what: string, minute: number, by = 'ana'): Change => ({
  id: `${what} ${minute}`,
  at: at(minute),
  actor: { kind: 'member', id: by, name: by },
  what,
  before: null,
  after: null,
  reason: null,
});

const shape = (entries: ReturnType<typeof threadOf>) =>
  entries.map((entry) => (entry.kind === 'changes' ? entry.changes.map(({ what }) => what) : entry.id));

describe('a thread', () => {
  test('has what was changed between the messages, what one person did at once in one line', () => {
    const changes = [
      change('status', 1),
      change('priority', 1),
      change('tags', 1, 'bea'),
      change('subject', 9),
    ];
    expect(shape(threadOf([message('one', 0), message('two', 5)], changes, true))).toEqual([
      'one',
      ['status', 'priority'],
      ['tags'],
      'two',
      ['subject'],
    ]);
  });

  test('does not take what was changed after a message up into the line before it', () => {
    const later = (what: string, seconds: number) => ({
      ...{ ...change(what, 1), id: what, at: new Date(Date.parse(at(1)) + seconds * 1000).toISOString() },
    });
    const thanks = { ...message('thanks', 1), at: later('', 30).at };
    const changes = [later('assignee', 0), later('tags', 10), later('status', 46)];
    expect(shape(threadOf([message('answer', 1), thanks], changes, true))).toEqual([
      'answer',
      ['assignee', 'tags'],
      'thanks',
      ['status'],
    ]);
  });

  test('shows changes after the message that brought them about, and none of before the first message shown', () => {
    expect(shape(threadOf([message('one', 3)], [change('old', 1), change('status', 3)], false))).toEqual([
      'one',
      ['status'],
    ]);
  });

  test('does not repeat what a message says by itself', () => {
    const answer = { ...message('answer', 1), kind: 'reply' } as Message;
    const status = (after: string) => ({ ...change('status', 1), after });
    expect(shape(threadOf([answer], [status('waiting')], true))).toEqual(['answer']);
    expect(shape(threadOf([answer], [status('solved')], true))).toEqual(['answer', ['status']]);
    expect(shape(threadOf([message('other', 9)], [status('waiting')], true))).toEqual([['status'], 'other']);
  });

  test('is told by days of the workspace', () => {
    const entries = threadOf([message('one', 0), message('two', 59), message('three', 130)], [], true);
    expect(daysOf(entries, 'UTC').map(({ key }) => key)).toEqual(['2026-11-28', '2026-11-29']);
    expect(daysOf(entries, 'America/Sao_Paulo')).toHaveLength(1);
  });

  test('keeps what was fetched before when a new message pushes it out of the last ones', () => {
    const earlier = [message('1', 1), message('2', 2)];
    expect(withEarlier(earlier, [message('2', 2), message('3', 3)]).map(({ id }) => id)).toEqual([
      '1',
      '2',
      '3',
    ]);
  });
});
