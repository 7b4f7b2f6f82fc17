import { expect, test } from 'vitest';
import { formatFor } from './format.ts';
import { dateFormat, listFormat, numberFormat, relativeFormat } from './intl.ts';

test('a format is made once for the same language and the same way of writing', () => {
  for (const make of [dateFormat, numberFormat, relativeFormat]) {
    expect(make('ro', {})).toBe(make('ro', {}));
    expect(make('ro', {})).not.toBe(make('es', {}));
  }
  const day = dateFormat('en', { dateStyle: 'short', timeZone: 'UTC' });
  expect(dateFormat('en', { dateStyle: 'short', timeZone: 'America/Bogota' })).not.toBe(day);
  expect(listFormat('en', { type: 'conjunction' })).not.toBe(listFormat('en', { type: 'disjunction' }));
  expect(numberFormat('en', {})).toBeInstanceOf(Intl.NumberFormat);
});

test('a reader has one format, however many rows ask for it', () => {
  expect(formatFor('en', 'UTC', 'EUR')).toBe(formatFor('en', 'UTC', 'EUR'));
  expect(formatFor('en', 'UTC', 'EUR')).not.toBe(formatFor('en', 'UTC', 'BRL'));
});
