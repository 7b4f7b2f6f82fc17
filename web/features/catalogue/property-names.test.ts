import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../server/features/members/contract.ts';
import { textsOf } from '../../testing/texts.ts';
import { propertyKey } from './property-names.ts';

test.each([
  ['createdAt', 'created_at'],
  ['created_at', 'created_at'],
  ['First Name', 'first_name'],
  ['utmSource', 'utm_source'],
  ['SKU', 'sku'],
  ['address.city', 'address_city'],
])('%s is found as %s', (name, key) => {
  expect(propertyKey(name)).toBe(key);
});

test.each(LANGUAGES)('every usual name is found by its own key in %s', (language) => {
  const { property } = textsOf<{ property: Record<string, string> }>(language, 'names');
  expect(Object.keys(property).filter((key) => propertyKey(key) !== key)).toEqual([]);
});
