/** What a time is held against, and the times before that: by the calendar where it is one of the calendar's. */

import { BEGINNING, type Clock, type Period } from '../../../core/period.ts';
import { intervalOf, startOf } from './calendar.ts';
import type { Interval } from './contract.ts';
import { daysBetween, plusDays, plusIntervals } from './dates.ts';
import { type Meant, meantBy } from './meant.ts';

/** A stretch of time. */
export interface Part {
  from: Date;
  to: Date;
  /** How long: whole days where it is, also where the clock was changed. */
  days: number;
}

const DAY_MS = 86_400_000;

/**
 * What a time is held against.
 * @param compare `previous`: the month before a month, and so on (see `meantBy`), else as many days before; `year`: the
 * same dates a year earlier, of what runs as much as has passed of it
 */
export function comparedPeriod(
  period: Period,
  compare: 'previous' | 'year',
  { now, span }: { now: Date; span?: Interval | undefined },
): Period {
  if (compare === 'year') {
    const to = now > period.from ? earlier(now, period.to) : period.to;
    return { ...period, from: yearBefore(period.from, period, '02-28'), to: yearBefore(to, period, '03-01') };
  }
  const { from, to } = partsUntil(period, 2, { now, span })[0]!;
  return { ...period, from, to };
}

/**
 * The same date and hour by the wall's clock, which may be changed on another day that year.
 * @param leap what stands for 29 February
 */
function yearBefore(at: Date, clock: Clock, leap: string): Date {
  const date = intervalOf(at, 'day', clock);
  const ofTheDay = at.getTime() - startOf(date, clock).getTime();
  const dayOfYear = date.slice(-5) === '02-29' ? leap : date.slice(-5);
  const before = `${String(Number(date.slice(0, 4)) - 1).padStart(4, '0')}-${dayOfYear}`;
  return new Date(startOf(before, clock).getTime() + ofTheDay);
}

/**
 * A time and those before it, each what the next is held against. Where it runs, of each as much as has passed of it; so
 * the last one ends now.
 * @returns so many, in order of time
 */
export function partsUntil(
  period: Period,
  count: number,
  { now, span }: { now: Date; span?: Interval | undefined },
): Part[] {
  const dates = datesOf(period, now);
  const meant = dates && meantBy({ ...dates, weekStart: period.weekStart, span });
  if (!meant || (dates.isOpen && !meant.isSoFar)) return equalParts(period, count);
  return calendarParts(dates.from, count, { meant, clock: period, reached: earlier(now, period.to) });
}

const earlier = (one: Date, other: Date) => (one < other ? one : other);

interface Dates {
  from: string;
  to: string;
  today: string;
  /** It ends today, at some moment: nobody said that the whole day belongs to it. */
  isOpen: boolean;
}

/** Null where it does not begin with a day, or ends within one that is not today. */
function datesOf(period: Period, now: Date): Dates | null {
  const dateOf = (at: Date) => intervalOf(at, 'day', period);
  const isMidnight = (at: Date) => startOf(dateOf(at), period).getTime() === at.getTime();
  const [from, to, today] = [dateOf(period.from), dateOf(period.to), dateOf(now)];
  if (period.from < BEGINNING || !isMidnight(period.from)) return null;
  if (isMidnight(period.to)) return { from, to, today, isOpen: false };
  return to === today ? { from, to: plusDays(to, 1), today, isOpen: true } : null;
}

function equalParts({ from, to }: Period, count: number): Part[] {
  const length = to.getTime() - from.getTime();
  return Array.from({ length: count }, (_, place) => {
    const back = (count - 1 - place) * length;
    return {
      from: new Date(from.getTime() - back),
      to: new Date(to.getTime() - back),
      days: length / DAY_MS,
    };
  });
}

interface Steps {
  meant: Meant;
  clock: Clock;
  /** How far the last one has come, where it runs. */
  reached: Date;
}

/** So many, from the last one's first date back. */
export function calendarParts(first: string, count: number, { meant, clock, reached }: Steps): Part[] {
  const { unit, count: units, isSoFar } = meant;
  const partOf = isSoFar ? soFar(first, reached, clock) : whole(clock);
  return Array.from({ length: count }, (_, place) => {
    const start = plusIntervals(first, unit, (place + 1 - count) * units);
    return partOf(start, plusIntervals(start, unit, units));
  });
}

const whole = (clock: Clock) => (start: string, end: string) => ({
  from: startOf(start, clock),
  to: startOf(end, clock),
  days: daysBetween(start, end),
});

/**
 * As many days of each, and of the last of them as much of the day, by the clock on the wall's hours; of a shorter month
 * all of it.
 */
function soFar(first: string, now: Date, clock: Clock) {
  const today = intervalOf(now, 'day', clock);
  const days = daysBetween(first, today);
  const ofTheDay = now.getTime() - startOf(today, clock).getTime();
  return (start: string, end: string): Part => {
    const from = startOf(start, clock);
    const reached = startOf(plusDays(start, days), clock).getTime() + ofTheDay;
    const to = new Date(Math.min(startOf(end, clock).getTime(), reached));
    return { from, to, days: (to.getTime() - from.getTime()) / DAY_MS };
  };
}
