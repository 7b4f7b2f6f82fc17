import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DraftMap } from '../../../../../server/features/touchpoints/map-contract.ts';
import { addStage, type Draft, moveStage, moveType, removeStage, renameStage, sameDraft } from './draft.ts';

const draft: Draft = {
  stages: [
    { key: 'purchase', name: 'Purchase' },
    { key: 'delivery', name: 'Delivery' },
  ],
  types: [
    { name: 'Order Completed', stage: 'purchase', momentOfTruth: true },
    { name: 'Order Delivered', stage: 'delivery', momentOfTruth: false },
  ],
};

test('a type goes to another stage, or off the map', () => {
  expect(moveType(draft, 'Order Delivered', 'purchase').types[1]?.stage).toBe('purchase');
  expect(moveType(draft, 'Order Delivered', null).types[1]?.stage).toBe(null);
});

test('a stage that goes leaves its types in the tray; the last one stays', () => {
  const one = removeStage(draft, 'delivery');
  expect([one.stages.length, one.types[1]?.stage]).toEqual([1, null]);
  expect(removeStage(one, 'purchase')).toBe(one);
});

test('stages change places, and stay at the ends', () => {
  expect(moveStage(draft, 'delivery', -1).stages.map(({ key }) => key)).toEqual(['delivery', 'purchase']);
  expect(moveStage(draft, 'delivery', 1)).toBe(draft);
});

test('a name that is put back makes the same map', () => {
  const renamed = renameStage(draft, 'delivery', 'Shipping');
  expect(sameDraft(renamed, draft)).toBe(false);
  expect(sameDraft(renameStage(renamed, 'delivery', 'Delivery'), draft)).toBe(true);
});

test('whatever new stages are called, the server takes the map', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), { maxLength: 5 }),
      (names) => {
        const given = names.map((name) => name.trim()).filter((name) => name !== '' && name.length <= 60);
        const grown = ['None', 'Delivery', ...given].reduce(addStage, draft);
        expect(DraftMap.safeParse(grown).error).toBeUndefined();
        expect(new Set(grown.stages.map(({ key }) => key)).size).toBe(grown.stages.length);
      },
    ),
  );
});
