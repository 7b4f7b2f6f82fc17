import { expect, test } from 'vitest';
import { nearest } from '../../../core/nearest.ts';
import { typeKey } from '../../touchpoints/type-key.ts';
import { spelledAsKnown } from './type-names.ts';

const NAMES = ['Order Completed', 'Order Cancelled', 'Page Viewed', 'Product Viewed', 'Ad Seen'];
const map = {
  types: NAMES.map((name) => ({
    name,
    stage: null,
    channel: null,
    department: null,
    momentOfTruth: false,
    outbound: false,
  })),
};

test('a name is found in any spelling', () => {
  expect(spelledAsKnown(map, ['order_completed', 'AD SEEN'], 'start')).toEqual([
    'Order Completed',
    'Ad Seen',
  ]);
});

test('of an unknown name the nearest are suggested, and nothing that is far away', () => {
  expect(nearest('Order Complete', NAMES, typeKey)[0]).toBe('Order Completed');
  expect(nearest('viewed', NAMES, typeKey)).toEqual(['Page Viewed', 'Product Viewed']);
  expect(nearest('Invoice Paid', NAMES, typeKey)).toEqual([]);
});
