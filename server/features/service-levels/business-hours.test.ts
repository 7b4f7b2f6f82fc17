/** The arithmetic of business hours against counting minute by minute what the clock on the wall shows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterOpen, type BusinessHours, nextOpen, type OpenInterval, openBetween } from './business-hours.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NO_HOLIDAYS = new Set<string>();

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What the clock on the wall shows, by the platform's own calendar. */
function wallOf(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (moment: number) => {
    const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    return {
      day: WEEKDAYS.indexOf(part.weekday!),
      date: `${part.year}-${part.month}-${part.day}`,
      minute: Number(part.hour) * 60 + Number(part.minute),
    };
  };
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

/** Open by the definition: within an interval of today, or of one of yesterday that passes midnight. */
function isOpen({ week, holidays }: BusinessHours, wall: ReturnType<ReturnType<typeof wallOf>>): boolean {
  const { day, date, minute } = wall;
  const within = (from: number, to: number, at: number) => at >= from && at < to;
  const end = ({ from, to }: OpenInterval) => (to > from ? to : to + 1440);
  const today = holidays.has(date) ? [] : week[day]!;
  const yesterday = holidays.has(dayBefore(date)) ? [] : week[(day + 6) % 7]!;
  return (
    today.some((one) => within(one.from, end(one), minute)) ||
    yesterday.some((one) => within(one.from, end(one), minute + 1440))
  );
}

function openMinutes(hours: BusinessHours, from: number, to: number): number {
  const wall = wallOf(hours.timeZone);
  let open = 0;
  for (let at = from; at < to; at += MINUTE) if (isOpen(hours, wall(at))) open++;
  return open;
}

/** Days around which clocks were changed: of São Paulo until 2019, of Madrid and Bucharest; and a quiet one of each. */
const AROUND: [timeZone: string, day: string][] = [
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2019-02-16'],
  ['America/Sao_Paulo', '2019-02-17'],
  ['America/Sao_Paulo', '2026-06-10'],
  ['Europe/Madrid', '2026-03-29'],
  ['Europe/Madrid', '2026-10-25'],
  ['Europe/Madrid', '2026-07-01'],
  ['Europe/Bucharest', '2026-03-29'],
  ['Europe/Bucharest', '2026-10-25'],
  ['Europe/Bucharest', '2025-12-31'],
];

const anInterval: fc.Arbitrary<OpenInterval> = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1440 }))
  .map(([from, to]) => ({ from, to }));

const aWeek = fc.array(fc.array(anInterval, { maxLength: 3 }), { minLength: 7, maxLength: 7 });

const aCase = fc.record({
  around: fc.constantFrom(...AROUND),
  week: aWeek,
  holiday: fc.option(fc.integer({ min: -1, max: 1 }), { nil: undefined }),
  /** Minutes before and after the beginning of the day. */
  before: fc.integer({ min: 0, max: 1500 }),
  after: fc.integer({ min: 0, max: 2200 }),
});

function built({ around: [timeZone, day], week, holiday, before, after }: Case) {
  const noon = Date.parse(`${day}T03:00:00Z`);
  const holidays = new Set(
    holiday === undefined
      ? []
      : [new Date(Date.parse(day) + holiday * 86_400_000).toISOString().slice(0, 10)],
  );
  return { hours: { timeZone, week, holidays }, from: noon - before * MINUTE, to: noon + after * MINUTE };
}

interface Case {
  around: [timeZone: string, day: string];
  week: OpenInterval[][];
  holiday: number | undefined;
  before: number;
  after: number;
}

/** The platform's calendar, asked for every minute, is slow on a busy machine. */
const PATIENCE_MS = 60_000;

describe('business hours', { timeout: PATIENCE_MS }, () => {
  test('are as many as minutes counted one by one, over every change of clocks', () => {
    fc.assert(
      fc.property(aCase, (one) => {
        const { hours, from, to } = built(one);
        expect(openBetween(hours, from, to)).toBe(openMinutes(hours, from, to) * MINUTE);
      }),
      { numRuns: 60 },
    );
  });

  test('added to a moment end where so many have passed, and not before', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 1, max: 3000 }), (one, minutes) => {
        const { hours, from } = built(one);
        const end = afterOpen(hours, from, minutes * MINUTE);
        if (end === null) return expect(hours.week.flat().length).toBe(0);
        expect(openBetween(hours, from, end)).toBe(minutes * MINUTE);
        expect(openBetween(hours, from, end - 1)).toBe(minutes * MINUTE - 1);
      }),
      { numRuns: 200 },
    );
  });

  test('of two times in a row are the sum of both', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 0, max: 100_000 }), (one, split) => {
        const { hours, from, to } = built(one);
        const middle = from + Math.round(((to - from) * split) / 100_000);
        const both = openBetween(hours, from, middle) + openBetween(hours, middle, to);
        expect(both).toBe(openBetween(hours, from, to));
      }),
      { numRuns: 200 },
    );
  });
});

const days = (...intervals: OpenInterval[]) => Array.from({ length: 7 }, () => intervals);
const at = (text: string) => Date.parse(text);

describe('business hours, as people say them', () => {
  const OFFICE: BusinessHours = {
    timeZone: 'America/Sao_Paulo',
    week: [
      ...Array(5).fill([
        { from: 540, to: 720 },
        { from: 780, to: 1080 },
      ]),
      [],
      [],
    ],
    holidays: new Set(['2026-12-25']),
  };

  test('stop for lunch, at night, at weekends and on holidays', () => {
    // Friday 17:00 there, eight hours of work: an hour on Friday, the rest on Monday, with lunch between.
    expect(afterOpen(OFFICE, at('2026-11-27T20:00:00Z'), 8 * HOUR)).toBe(at('2026-11-30T20:00:00Z'));
    expect(openBetween(OFFICE, at('2026-12-24T03:00:00Z'), at('2026-12-26T03:00:00Z'))).toBe(8 * HOUR);
    expect(nextOpen(OFFICE, at('2026-11-28T12:00:00Z'))).toBe(at('2026-11-30T12:00:00Z'));
  });

  test('pass midnight, and belong to the day on which they begin', () => {
    const bar: BusinessHours = {
      timeZone: 'Europe/Madrid',
      week: [[], [], [], [], [{ from: 1320, to: 120 }], [], []],
      holidays: NO_HOLIDAYS,
    };
    const [friday, sunday] = [at('2026-06-05T12:00:00Z'), at('2026-06-07T12:00:00Z')];
    expect(openBetween(bar, friday, sunday)).toBe(4 * HOUR);
    expect(openBetween({ ...bar, holidays: new Set(['2026-06-06']) }, friday, sunday)).toBe(4 * HOUR);
    expect(openBetween({ ...bar, holidays: new Set(['2026-06-05']) }, friday, sunday)).toBe(0);
  });

  test('around the clock are 23 and 25 hours on days of a clock change', () => {
    const always = { timeZone: 'Europe/Bucharest', week: days({ from: 0, to: 1440 }), holidays: NO_HOLIDAYS };
    const day = (from: string, to: string) => openBetween(always, at(from), at(to));
    expect(day('2026-03-28T22:00:00Z', '2026-03-29T21:00:00Z')).toBe(23 * HOUR);
    expect(day('2026-10-24T21:00:00Z', '2026-10-25T22:00:00Z')).toBe(25 * HOUR);
  });

  test('of two days that overlap in an hour that is repeated lose nothing', () => {
    const whole = (at: number) => [{ from: at, to: at }];
    const hours = {
      timeZone: 'Europe/Madrid',
      week: [[], [], [], [], [], whole(121), whole(0)],
      holidays: NO_HOLIDAYS,
    };
    expect(openBetween(hours, at('2026-10-25T00:59:00Z'), at('2026-10-25T03:00:00Z'))).toBe(121 * MINUTE);
  });

  test('that never open come to no end', () => {
    const never = { timeZone: 'Europe/Madrid', week: days(), holidays: NO_HOLIDAYS };
    expect(afterOpen(never, 0, HOUR)).toBeNull();
    expect(nextOpen(never, 0)).toBeNull();
    expect(openBetween(never, 0, 1e12)).toBe(0);
    expect(afterOpen(never, 5, 0)).toBe(5);
  });
});
