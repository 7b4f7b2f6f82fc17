import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addStage, type Draft, markTruth, moveStage, moveType, removeStage, renameStage } from './draft.ts';
import { rebase } from './rebase.ts';

const BASE: Draft = {
  stages: ['first', 'second', 'third'].map((key) => ({ key, name: key })),
  types: ['Seen', 'Bought', 'Asked', 'Left'].map((name) => ({ name, stage: 'first', momentOfTruth: false })),
};

const aKey = fc.constantFrom('first', 'second', 'third', 'new');
const aType = fc.constantFrom('Seen', 'Bought', 'Asked', 'Left');
/** One thing that somebody does to a map. */
const aDeed: fc.Arbitrary<(draft: Draft) => Draft> = fc.oneof(
  fc.tuple(aType, fc.option(aKey)).map(
    ([name, stage]) =>
      (draft: Draft) =>
        moveType(draft, name, has(draft, stage) ? stage : null),
  ),
  aType.map((name) => (draft: Draft) => markTruth(draft, name, true)),
  aKey.map((key) => (draft: Draft) => renameStage(draft, key, `${key} once more`)),
  fc.tuple(aKey, fc.constantFrom<-1 | 1>(-1, 1)).map(
    ([key, by]) =>
      (draft: Draft) =>
        moveStage(draft, key, by),
  ),
  aKey.map((key) => (draft: Draft) => removeStage(draft, key)),
  fc.constant((draft: Draft) => addStage(draft, 'new')),
);
const has = ({ stages }: Draft, key: string | null) => stages.some((stage) => stage.key === key);
const aMap = fc
  .array(aDeed, { maxLength: 6 })
  .map((deeds) => deeds.reduce((draft, deed) => deed(draft), BASE));

describe('changes on top of a map that others changed', () => {
  test('are mine, where nobody else changed anything', () => {
    fc.assert(
      fc.property(aMap, (mine) => {
        expect(rebase(mine, BASE, BASE)).toEqual(mine);
      }),
    );
  });

  test('are theirs, where I changed nothing', () => {
    fc.assert(
      fc.property(aMap, (theirs) => {
        expect(rebase(BASE, BASE, theirs)).toEqual(theirs);
      }),
    );
  });

  test('make a map: every stage once, every type known and in one of them or in none', () => {
    fc.assert(
      fc.property(aMap, aMap, (mine, theirs) => {
        const { stages, types } = rebase(mine, BASE, theirs);
        const keys = stages.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(types.map(({ name }) => name)).toEqual(BASE.types.map(({ name }) => name));
        expect(types.filter(({ stage }) => stage !== null && !keys.includes(stage))).toEqual([]);
      }),
    );
  });

  test('are both, where each changed something else', () => {
    const mine = moveType(renameStage(BASE, 'third', 'Mine'), 'Left', 'third');
    const theirs = moveStage(markTruth(moveType(BASE, 'Seen', 'second'), 'Bought', true), 'third', -1);
    const both = rebase(mine, BASE, theirs);
    expect(both.stages).toEqual([
      { key: 'first', name: 'first' },
      { key: 'third', name: 'Mine' },
      { key: 'second', name: 'second' },
    ]);
    expect(both.types.map(({ stage, momentOfTruth }) => [stage, momentOfTruth])).toEqual([
      ['second', false],
      ['first', true],
      ['first', false],
      ['third', false],
    ]);
  });

  test('of the same thing stay mine', () => {
    const mine = renameStage(BASE, 'first', 'Mine');
    expect(rebase(mine, BASE, renameStage(BASE, 'first', 'Theirs')).stages[0]!.name).toBe('Mine');
  });
});
