import { expect, test } from 'vitest';
import { longNameOfOrder, shortNameOfOrder } from './properties.ts';

const about = (orderNumber: string) => ({ order: null, properties: { orderNumber } });

test('an order number too long to be read is told by its beginning, and kept whole beside it', () => {
  const long = about('e481f51cbdc54678b7cc49136f2d6af7');
  expect(shortNameOfOrder(long)).toBe('e481f51c…');
  expect(longNameOfOrder(long)).toBe('e481f51cbdc54678b7cc49136f2d6af7');
});

test('an order number that can be read stands whole', () => {
  const short = about('NL-2026-00012345');
  expect(shortNameOfOrder(short)).toBe('NL-2026-00012345');
  expect(longNameOfOrder(short)).toBeUndefined();
});
