import { expect, test } from 'vitest';
import { NO_DEEDS } from '../../../../server/features/conversations/deeds/contract.ts';
import { together } from '../../../../server/features/conversations/deeds/together.ts';
import { spanOf } from './spans.ts';

test('of two saved replies the later one says, and what both do is done', () => {
  const first = {
    ...{ ...NO_DEEDS, priority: 'high' as const, tags: ['late', 'vip'], fields: { cause: 'x' } },
    ...{ status: 'snoozed' as const, snoozeMinutes: 60, note: 'One' },
  };
  const next = {
    ...{ ...NO_DEEDS, assignee: 'me', removeTags: ['late'], fields: { size: 2 } },
    ...{ status: 'solved' as const, note: 'Two' },
  };
  expect(together(first, next)).toEqual({
    ...{ priority: 'high', assignee: 'me', department: null, tags: ['vip'], removeTags: ['late'] },
    ...{ fields: { cause: 'x', size: 2 }, status: 'solved', snoozeMinutes: null, note: 'One\n\nTwo' },
  });
  expect(together(undefined, first)).toMatchObject({ tags: ['late', 'vip'], snoozeMinutes: 60, note: 'One' });
});

test('a time is told in the longest unit that fits it', () => {
  expect([45, 60, 90, 1440, 2880].map(spanOf)).toEqual([
    { unit: 'minutes', count: 45 },
    { unit: 'hours', count: 1 },
    { unit: 'minutes', count: 90 },
    { unit: 'days', count: 1 },
    { unit: 'days', count: 2 },
  ]);
});
