import { describe, expect, test } from 'vitest';
import { COUNTRIES, currencyOf, movedTo, unusualOf } from './places.ts';

test('every country has a currency that is in use', () => {
  const inUse = new Set(Intl.supportedValuesOf('currency'));
  expect(COUNTRIES.filter((country) => !inUse.has(currencyOf(country)))).toEqual([]);
  const inDollars = COUNTRIES.filter((country) => currencyOf(country) === 'USD');
  expect(inDollars).toEqual(
    'AS BQ EC FM GU IO MH MP PR PW SV TC TL UM US VG VI'.split(' ').filter((one) => COUNTRIES.includes(one)),
  );
  expect(['BR', 'RO', 'MD', 'BG', 'CH', 'SN'].map(currencyOf)).toEqual([
    'BRL',
    'RON',
    'MDL',
    'EUR',
    'CHF',
    'XOF',
  ]);
});

describe('when a workspace moves to another country', () => {
  const brazil = { country: 'BR', currency: 'BRL', timeZone: 'America/Sao_Paulo' };
  const none: ReadonlySet<string> = new Set();

  test('currency and clocks come with it', () => {
    expect(movedTo('RO', brazil, none)).toEqual({
      country: 'RO',
      currency: 'RON',
      timeZone: 'Europe/Bucharest',
    });
  });

  test('what was chosen by hand stays', () => {
    expect(movedTo('RO', brazil, new Set(['currency']))).toMatchObject({
      currency: 'BRL',
      timeZone: 'Europe/Bucharest',
    });
    expect(unusualOf(brazil)).toEqual([]);
    expect(unusualOf({ ...brazil, currency: 'EUR' })).toEqual(['currency']);
    expect(unusualOf({ ...brazil, timeZone: 'Europe/Bucharest' })).toEqual(['timeZone']);
  });

  test('clocks that the country has too stay as they are', () => {
    const manaus = { ...brazil, timeZone: 'America/Manaus' };
    expect(unusualOf(manaus)).toEqual([]);
    expect(movedTo('BR', manaus, none).timeZone).toBe('America/Manaus');
  });
});
