import { expect, test } from 'vitest';
import type { Rule } from '../../../../server/features/segments/rule.ts';
import { ApiError } from '../../../api.ts';
import {
  added,
  changed,
  draftOf,
  emptyDraft,
  isDraftGroup,
  newCondition,
  newGroup,
  sameRule,
  without,
  written,
} from './draft.ts';
import { readDraft, refusedFaults } from './faults.ts';

const RULE: Rule = {
  kind: 'all',
  of: [
    { kind: 'did', type: 'Order Completed', is: 'atLeast', times: 2, withinDays: 90 },
    {
      kind: 'any',
      of: [
        { kind: 'tag', is: 'is', tag: 'vip' },
        { kind: 'nps', is: 'promoter' },
      ],
    },
  ],
};

test('a rule that is opened and left alone is the same rule', () => {
  const draft = draftOf(RULE);
  expect(sameRule(draft, RULE)).toBe(true);
  expect(readDraft(draft)).toEqual({ rule: RULE, faults: [] });
});

test('parts are changed, added and removed where they stand, and a group left empty goes', () => {
  const draft = draftOf(RULE);
  const other = changed(draft, [1, 0], (part) => ({
    ...part,
    condition: { kind: 'tag', is: 'not', tag: 'x' },
  }));
  expect((written(other) as Rule).of[1]).toEqual({
    kind: 'any',
    of: [
      { kind: 'tag', is: 'not', tag: 'x' },
      { kind: 'nps', is: 'promoter' },
    ],
  });
  const more = added(other, [1], newCondition('orders'));
  expect((more.of[1] as { of: unknown[] }).of).toHaveLength(3);
  const fewer = without(without(draft, [1, 1]), [1, 0]);
  expect(written(fewer)).toEqual({ kind: 'all', of: [RULE.of[0]] });
  expect(without(fewer, [0]).of).toEqual([]);
});

test('parts keep their keys while others come and go', () => {
  const draft = draftOf(RULE);
  const key = draft.of[1]!.key;
  expect(added(without(draft, [0]), [], newGroup()).of[0]!.key).toBe(key);
  const keys = [emptyDraft(), emptyDraft()].flatMap((one) => [one.key, ...one.of.map((part) => part.key)]);
  expect(new Set(keys).size).toBe(4);
});

test('what is missing is said at its condition and field', () => {
  let draft = added(added(emptyDraft(), [], newCondition('revenue')), [], newGroup());
  draft = added(draft, [2], newCondition('trait'));
  draft = changed(draft, [0], (part) =>
    isDraftGroup(part)
      ? part
      : { ...part, condition: { kind: 'did', type: 'X', is: 'atLeast', times: 1, withinDays: null } },
  );
  const { rule, faults } = readDraft(draft);
  expect(rule).toBeUndefined();
  expect(faults.map(({ at, field }) => `${at} ${field}`).sort()).toEqual([
    'of.0 days',
    'of.1 minor',
    'of.2.of.0 type',
    'of.2.of.1 name',
    'of.2.of.1 value',
  ]);
  expect(readDraft({ ...draft, of: [] }).faults).toEqual([{ at: '', field: undefined, word: 'empty' }]);
});

test('what the server refuses of a rule is said at the same places', () => {
  const error = new ApiError({
    ...{ type: 'about:blank', title: 'Invalid', status: 400 },
    errors: [
      { at: 'rule.of.1.of.0.type', message: 'is not a touchpoint type of this workspace: X' },
      { at: 'rule.of.2.account', message: 'is not in this workspace' },
      { at: 'name', message: 'is taken' },
    ],
  });
  expect(refusedFaults(error)).toEqual([
    { at: 'of.1.of.0', field: 'type', word: 'unknownType' },
    { at: 'of.2', field: 'account', word: 'unknownAccount' },
  ]);
});
