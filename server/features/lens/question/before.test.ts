/** What a time is held against is what people mean by the time before. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Period } from '../../../core/period.ts';
import { comparedPeriod, partsUntil } from './before.ts';
import { intervalOf, startOf } from './calendar.ts';
import { INTERVALS, type Interval } from './contract.ts';
import { plusDays, plusIntervals } from './dates.ts';
import { meantBy } from './meant.ts';

const SAO_PAULO = { timeZone: 'America/Sao_Paulo', weekStart: 1 };
const BERLIN = { timeZone: 'Europe/Berlin', weekStart: 1 };
const LONG_AFTER = new Date('2060-01-01T12:00:00Z');

/** As people say it: the last day is in it. */
function before(from: string, until: string, now = LONG_AFTER, span?: Interval) {
  const period = days(from, until);
  const found = comparedPeriod(period, 'previous', { now, span });
  const date = (at: Date) => intervalOf(at, 'day', BERLIN);
  return [date(found.from), date(new Date(found.to.getTime() - 1))];
}

const days = (from: string, until: string, clock = BERLIN): Period => ({
  ...clock,
  from: startOf(from, clock),
  to: startOf(plusDays(until, 1), clock),
  hasBeginning: true,
});

test.each([
  ['a month', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['a month after a longer one', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
  ['a quarter', '2026-04-01', '2026-06-30', '2026-01-01', '2026-03-31'],
  ['the first quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
  ['two months over a new year', '2026-01-01', '2026-02-28', '2025-11-01', '2025-12-31'],
  ['half a year', '2026-01-01', '2026-06-30', '2025-07-01', '2025-12-31'],
  ['a leap year', '2024-01-01', '2024-12-31', '2023-01-01', '2023-12-31'],
  ['a week', '2026-03-02', '2026-03-08', '2026-02-23', '2026-03-01'],
  ['a week in which the clock was changed', '2026-03-23', '2026-03-29', '2026-03-16', '2026-03-22'],
  ['any days', '2026-03-05', '2026-04-10', '2026-01-27', '2026-03-04'],
])('%s is held against as much of the calendar before', (_, from, until, ...expected) => {
  expect(before(from, until)).toEqual(expected);
});

describe('what is asked for up to now is held against as much of the one before', () => {
  const now = new Date('2026-07-20T12:00:00Z');
  test.each([
    ['the month', '2026-07-01', '2026-07-20', undefined, '2026-06-01', '2026-06-20'],
    ['the month, asked for whole', '2026-07-01', '2026-07-31', undefined, '2026-06-01', '2026-06-20'],
    ['the quarter that began with it', '2026-07-01', '2026-07-20', 'quarter', '2026-04-01', '2026-04-20'],
    ['the year', '2026-01-01', '2026-07-20', undefined, '2025-01-01', '2025-07-20'],
    ['the week', '2026-07-20', '2026-07-20', 'week', '2026-07-13', '2026-07-13'],
    ['today', '2026-07-20', '2026-07-20', undefined, '2026-07-19', '2026-07-19'],
    ['but not what was over yesterday', '2026-07-01', '2026-07-19', undefined, '2026-06-12', '2026-06-30'],
    ['nor what is longer than its month', '2026-06-01', '2026-07-20', undefined, '2026-04-12', '2026-05-31'],
  ] as const)('%s', (_, from, until, span, ...expected) => {
    expect(before(from, until, now, span)).toEqual(expected);
  });

  test('to the minute, whether the whole day was asked for or this moment', () => {
    const whole = comparedPeriod(days('2026-07-01', '2026-07-20'), 'previous', { now });
    const moment = comparedPeriod({ ...days('2026-07-01', '2026-07-20'), to: now }, 'previous', { now });
    expect(whole).toEqual(moment);
    expect(whole.to).toEqual(new Date('2026-06-20T12:00:00Z'));
  });

  test('of a shorter month all of it', () => {
    const last = new Date('2026-03-31T15:00:00Z');
    expect(comparedPeriod(days('2026-03-01', '2026-03-31'), 'previous', { now: last })).toMatchObject({
      from: startOf('2026-02-01', BERLIN),
      to: startOf('2026-03-01', BERLIN),
    });
  });
});

describe('the year before', () => {
  const now = new Date('2026-07-20T12:00:00Z');
  const yearBefore = (from: string, until: string) => comparedPeriod(days(from, until), 'year', { now });

  test('holds the same dates', () => {
    expect(yearBefore('2026-03-01', '2026-03-31')).toMatchObject(days('2025-03-01', '2025-03-31'));
    expect(yearBefore('2024-02-29', '2024-02-29')).toMatchObject(days('2023-02-28', '2023-02-28'));
    expect(yearBefore('2024-02-01', '2024-02-28')).toMatchObject(days('2023-02-01', '2023-02-28'));
  });

  test('of what runs has as much as has passed of it', () => {
    const expected = { from: startOf('2025-07-01', BERLIN), to: new Date('2025-07-20T12:00:00Z') };
    expect(yearBefore('2026-07-01', '2026-07-31')).toMatchObject(expected);
  });

  test('begins with the day, also where the clock was changed on another', () => {
    expect(yearBefore('2026-03-30', '2026-04-05')).toMatchObject(days('2025-03-30', '2025-04-05'));
  });

  test('of a time to come is the whole of it', () => {
    expect(yearBefore('2026-08-01', '2026-08-31')).toMatchObject(days('2025-08-01', '2025-08-31'));
  });
});

test('a time that neither begins nor ends with a day is held against the same length before', () => {
  const [from, to] = [new Date('2026-03-01T10:00:00Z'), new Date('2026-03-04T11:00:00Z')];
  const found = comparedPeriod({ ...BERLIN, from, to, hasBeginning: true }, 'previous', { now: LONG_AFTER });
  expect([found.from, found.to]).toEqual([new Date('2026-02-26T09:00:00Z'), from]);
});

const aDate = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2029-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const aClock = fc.record({
  timeZone: fc.constantFrom(
    'America/Sao_Paulo',
    'Europe/Bucharest',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'UTC',
  ),
  weekStart: fc.integer({ min: 1, max: 7 }),
});

test('a day begins when it does, also where its midnight was left out', () => {
  const dates = ['1998-10-10', '1998-10-11', '1998-10-12'];
  const starts = dates.map((date) => startOf(date, SAO_PAULO).toISOString());
  expect(starts).toEqual([
    '1998-10-10T03:00:00.000Z',
    '1998-10-11T03:00:00.000Z',
    '1998-10-12T02:00:00.000Z',
  ]);
  expect(startOf('2023-04-28', { ...SAO_PAULO, timeZone: 'Africa/Cairo' }).toISOString()).toBe(
    '2023-04-27T22:00:00.000Z',
  );
});

test('whole units follow one another without a gap, each as many of them, whatever the zone and the week', () => {
  fc.assert(
    fc.property(
      aDate,
      aClock,
      fc.constantFrom(...INTERVALS),
      fc.integer({ min: 1, max: 5 }),
      (date, clock, unit, count) => {
        const first = intervalOf(new Date(`${date}T12:00:00Z`), unit, clock);
        const next = plusIntervals(first, unit, count);
        // Four weeks may be a whole February.
        const meant = meantBy({ from: first, to: next, today: '2060-01-01', weekStart: clock.weekStart });
        fc.pre(meant.unit === unit);
        const period = days(first, plusDays(next, -1), clock);
        const parts = partsUntil(period, 4, { now: LONG_AFTER });
        expect(parts.at(-1)).toMatchObject({ from: period.from, to: period.to });
        for (const [index, part] of parts.entries()) {
          if (index) expect(part.from).toEqual(parts[index - 1]!.to);
          expect(part.from).toEqual(startOf(plusIntervals(first, unit, (index - 3) * count), clock));
        }
      },
    ),
  );
});

test('what runs ends now, and of each before it has passed no more, though all of a shorter one may have', () => {
  fc.assert(
    fc.property(
      aDate,
      aClock,
      fc.constantFrom('week', 'month', 'quarter', 'year'),
      fc.integer({ min: 0, max: 1439 }),
      (date, clock, unit, minute) => {
        const now = new Date(startOf(date, clock).getTime() + minute * 60_000);
        const today = intervalOf(now, 'day', clock);
        const first = intervalOf(now, unit, clock);
        const parts = partsUntil(days(first, today, clock), 3, { now, span: unit });
        expect(parts.at(-1)!.to).toEqual(now);
        for (const [index, { from, to, days: length }] of parts.entries()) {
          const start = plusIntervals(first, unit, index - 2);
          expect(from).toEqual(startOf(start, clock));
          expect(to.getTime()).toBeLessThanOrEqual(startOf(plusIntervals(start, unit, 1), clock).getTime());
          // An hour more or less where the clock was changed.
          expect(length).toBeLessThanOrEqual(parts.at(-1)!.days + 1.01 / 12);
        }
      },
    ),
  );
});

test('what is meant is named by the largest of the calendar’s units', () => {
  const name = (from: string, to: string) => {
    const { unit, count } = meantBy({ from, to, today: '2060-01-01', weekStart: SAO_PAULO.weekStart });
    return `${count} ${unit}`;
  };
  expect(name('2026-01-01', '2028-01-01')).toBe('2 year');
  expect(name('2026-01-01', '2026-07-01')).toBe('2 quarter');
  expect(name('2026-02-01', '2026-05-01')).toBe('3 month');
  expect(name('2026-03-02', '2026-03-16')).toBe('2 week');
  expect(name('2026-03-03', '2026-03-17')).toBe('14 day');
});
