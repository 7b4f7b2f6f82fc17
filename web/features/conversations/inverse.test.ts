import { expect, test } from 'vitest';
import { type Before, inverseOf } from './inverse.ts';

const before: Before = {
  ...{ id: 'x', number: 1, status: 'open', snoozedUntil: null, priority: 'high', tags: ['vip'] },
  ...{
    assignee: { id: 'ana', name: 'Ana' },
    department: null,
    language: null,
    languageGuessed: false,
    fields: {},
  },
};

test('what was changed, and nothing else, becomes what it was', () => {
  expect(inverseOf({ status: 'solved', tags: ['vip', 'late'] }, before)).toEqual({
    ...{ status: 'open', tags: ['vip'] },
  });
  expect(inverseOf({ assignee: null, department: 'service', priority: 'low' }, before)).toEqual({
    ...{ assignee: 'ana', department: null, priority: 'high' },
  });
});

test('a snooze that lay ahead comes back with its time; one that is over is open', () => {
  const asleep = (snoozedUntil: string): Before => ({ ...before, status: 'snoozed', snoozedUntil });
  expect(inverseOf({ status: 'open' }, asleep('2999-01-01T00:00:00Z'))).toEqual({
    ...{ status: 'snoozed', snoozedUntil: '2999-01-01T00:00:00Z' },
  });
  expect(inverseOf({ status: 'solved' }, asleep('2020-01-01T00:00:00Z'))).toEqual({ status: 'open' });
});
