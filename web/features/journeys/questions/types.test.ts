import { expect, test } from 'vitest';
import { usualSteps } from './types.ts';

const STAGES = ['awareness', 'consideration', 'purchase', 'delivery', 'support'];
const type = (name: string, stage: string | undefined, count: number, momentOfTruth = false) => ({
  ...{ name, stage, count, momentOfTruth },
});

test('the usual way begins with what people do themselves, and goes by the moments of truth', () => {
  const types = [
    type('Order Delivered', 'delivery', 80, true),
    type('Order Delivered Late', 'delivery', 7, true),
    type('Order Shipped', 'delivery', 90),
    type('Checkout Started', 'purchase', 120),
    type('Order Completed', 'purchase', 100, true),
    type('Ad Seen', 'awareness', 2000),
    type('Product Viewed', 'consideration', 900),
    type('Help Requested', 'support', 20, true),
  ];
  expect(usualSteps(STAGES, types)).toEqual([
    ['Product Viewed'],
    ['Order Completed'],
    ['Order Delivered', 'Order Delivered Late'],
  ]);
});

test('a moment of truth that hardly happens does not stand for its stage', () => {
  const types = [
    type('Product Viewed', 'consideration', 900),
    type('Signed Up', 'consideration', 20, true),
    type('Order Completed', 'purchase', 100),
  ];
  expect(usualSteps(STAGES, types)).toEqual([['Product Viewed'], ['Order Completed']]);
});

test('without stages it is what happens most, and nothing where nothing has happened', () => {
  const types = [type('ping', undefined, 5), type('pong', undefined, 7), type('never', 'purchase', 0)];
  expect(usualSteps(STAGES, types)).toEqual([['pong'], ['ping']]);
  expect(usualSteps(STAGES, [type('never', 'purchase', 0)])).toEqual([]);
});
