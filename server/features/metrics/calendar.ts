/** Intervals of time where the workspace is, by the date on which each begins: the same as the lens cuts them. */
import type { Interval } from '../lens/question/contract.ts';
import { type Clock, startOfDay } from '../lens/question/period.ts';

const DAY_MS = 86_400_000;

/** The first date of the interval in which a moment lies, such as 2026-03-01. */
export function intervalOf(moment: Date, interval: Interval, clock: Clock): string {
  return firstDate(localDate(moment, clock.timeZone), interval, clock.weekStart);
}

/** The date on the wall at a moment. */
function localDate(moment: Date, timeZone: string): string {
  const parts = dateFormat(timeZone).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

function firstDate(date: string, interval: Interval, weekStart: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  switch (interval) {
    case 'day':
      return date;
    case 'week':
      return plusDays(date, -((weekDay(date) - weekStart + 7) % 7));
    case 'month':
      return dateOf(year, month);
    case 'quarter':
      return dateOf(year, month - ((month - 1) % 3));
    case 'year':
      return dateOf(year, 1);
  }
}

/** The first date of the interval after the one that begins on this date. */
export function nextInterval(date: string, interval: Interval): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  switch (interval) {
    case 'day':
      return plusDays(date, 1);
    case 'week':
      return plusDays(date, 7);
    case 'month':
      return dateOf(year, month + 1);
    case 'quarter':
      return dateOf(year, month + 3);
    case 'year':
      return dateOf(year + 1, 1);
  }
}

/** The dates on which intervals begin, from the first to the one in which the last lies; at most `limit` of them. */
export function intervalsBetween(first: string, last: string, interval: Interval, limit: number): string[] {
  const found: string[] = [];
  for (let date = first; date <= last && found.length < limit; date = nextInterval(date, interval))
    found.push(date);
  return found;
}

/** The moment at which the interval that begins on this date begins. */
export function startOf(date: string, { timeZone }: Clock): Date {
  return startOfDay(date, timeZone);
}

/** 1 = Monday … 7 = Sunday. */
const weekDay = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** So many days after a date, or before. */
export const plusDays = (date: string, days: number) =>
  isoDate(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);

/** Months beyond December are those of the next year. */
const dateOf = (year: number, month: number) => isoDate(Date.UTC(year, month - 1, 1));

const isoDate = (ms: number) => new Date(ms).toISOString().slice(0, 10);
