import { expect, test } from 'vitest';
import { asQuery, daysOf, readPeriod } from './period.ts';

const TODAY = '2026-03-31';

test('without a word it is the 90 days that end today', () => {
  const period = readPeriod({}, TODAY, '2026-03-30');
  expect(period).toEqual({ preset: '90d', from: '2026-01-01', until: TODAY, quietSince: undefined });
  expect(asQuery(period)).toEqual({ from: '2026-01-01', to: '2026-04-01' });
  expect(daysOf(period)).toBe(90);
});

test('where nothing has happened for long it ends with the last day on which something did', () => {
  const period = readPeriod({ period: '30d' }, TODAY, '2018-10-17');
  expect(period).toEqual({
    preset: '30d',
    from: '2018-09-18',
    until: '2018-10-17',
    quietSince: '2018-10-17',
  });
});

test('touchpoints from the future do not move it', () => {
  expect(readPeriod({}, TODAY, '2099-01-01').until).toBe(TODAY);
});

test('days of one’s own hold, unless they are reversed or none', () => {
  const own = { from: '2018-05-01', until: '2018-05-31' };
  expect(readPeriod(own, TODAY, undefined)).toMatchObject({ preset: undefined, ...own });
  expect(readPeriod({ from: own.until, until: own.from }, TODAY, undefined).preset).toBe('90d');
  expect(readPeriod({ from: '2018-99-99', until: '2018-05-31' }, TODAY, undefined).preset).toBe('90d');
});

test('all time has no ends', () => {
  const period = readPeriod({ period: 'all' }, TODAY, TODAY);
  expect([asQuery(period), daysOf(period)]).toEqual([{}, undefined]);
});
