import { expect, test } from 'vitest';
import { asQuery, daysOf, readPeriod } from './period.ts';

const TODAY = '2026-03-31';

test('without a word it is the usual time, which ends today', () => {
  const period = readPeriod({}, '90d', TODAY, '2026-03-30');
  expect(period).toEqual({ preset: '90d', from: '2026-01-01', until: TODAY, quietSince: undefined });
  expect(asQuery(period)).toEqual({ from: '2026-01-01', to: '2026-04-01' });
  expect(daysOf(period)).toBe(90);
  expect(readPeriod({ period: '30d' }, '90d', TODAY, undefined).from).toBe('2026-03-02');
});

test('where nothing has happened for long it ends with the last day on which something did', () => {
  const period = readPeriod({ period: '30d' }, '90d', TODAY, '2018-10-17');
  expect(period).toEqual({
    preset: '30d',
    from: '2018-09-18',
    until: '2018-10-17',
    quietSince: '2018-10-17',
  });
});

test('touchpoints from the future do not move it', () => {
  expect(readPeriod({}, '90d', TODAY, '2099-01-01').until).toBe(TODAY);
});

test('days of one’s own hold, in either order, unless they are none', () => {
  const own = { from: '2018-05-01', until: '2018-05-31' };
  expect(readPeriod(own, '90d', TODAY, undefined)).toMatchObject({ preset: undefined, ...own });
  const reversed = { from: own.until, until: own.from };
  expect(readPeriod(reversed, '90d', TODAY, undefined)).toMatchObject({ preset: undefined, ...own });
  for (const written of [
    { from: '2018-99-99', until: '2018-05-31' },
    { from: 'yesterday', until: 'today' },
  ]) {
    expect(readPeriod(written, '365d', TODAY, undefined).preset).toBe('365d');
  }
});

test('all time has no ends', () => {
  const period = readPeriod({ period: 'all' }, '90d', TODAY, TODAY);
  expect([asQuery(period), daysOf(period)]).toEqual([{}, undefined]);
});
