/** Dates on the wall, such as 2026-03-01, and the intervals in which they lie. Knows no time zone; browsers use it, too. */
import type { Interval } from './contract.ts';

const DAY_MS = 86_400_000;

/** The first date of the interval in which a date lies. */
export function firstDate(date: string, interval: Interval, weekStart: number): string {
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
export const nextInterval = (date: string, interval: Interval): string => plusIntervals(date, interval, 1);

/** The first date so many intervals after the one that begins on this date, or before. */
export function plusIntervals(date: string, interval: Interval, count: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  switch (interval) {
    case 'day':
      return plusDays(date, count);
    case 'week':
      return plusDays(date, 7 * count);
    case 'month':
      return dateOf(year, month + count);
    case 'quarter':
      return dateOf(year, month + 3 * count);
    case 'year':
      return dateOf(year + count, 1);
  }
}

/** The dates on which intervals begin, from the first to the one in which the last lies; at most `limit` of them. */
export function intervalsBetween(first: string, last: string, interval: Interval, limit: number): string[] {
  const found: string[] = [];
  for (let date = first; date <= last && found.length < limit; date = nextInterval(date, interval))
    found.push(date);
  return found;
}

/** So many days after a date, or before. */
export const plusDays = (date: string, days: number) => isoDate(utc(date) + days * DAY_MS);

export const daysBetween = (first: string, last: string) => Math.round((utc(last) - utc(first)) / DAY_MS);

/** Whole months from one first of a month to another. */
export function monthsBetween(first: string, last: string): number {
  const months = (date: string) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));
  return months(last) - months(first);
}

/** 1 = Monday … 7 = Sunday. */
const weekDay = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** Months beyond December are those of the next year. */
const dateOf = (year: number, month: number) => isoDate(new Date(0).setUTCFullYear(year, month - 1, 1));

const utc = (date: string) => Date.parse(`${date}T00:00:00Z`);

const isoDate = (ms: number) => new Date(ms).toISOString().slice(0, 10);
