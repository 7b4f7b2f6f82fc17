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

test.each([
  ['Order placed', /What screens call "Order placed" is "Order Completed" here/],
  ['Pedido feito', /What screens call "Pedido feito" is "Order Completed" here/],
  ['comanda plasata', /What screens call "comanda plasata" is "Order Completed" here/],
  ['Pedido hecho', /What screens call "Pedido hecho" is "Order Completed" here/],
  ['Pedido feit', /Did you mean "Order Completed"\?$/],
])('"%s", as a screen says it, is told by its own name', (name, words) => {
  expect(() => spelledAsKnown(map, [name], 'start')).toThrow(words);
});

test('a screen names only types that the workspace has', () => {
  expect(() => spelledAsKnown(map, ['Order refunded'], 'start')).not.toThrow(/is "Order Refunded" here/);
});
