/** Intervals of time where the workspace is, by the date on which each begins: the same as the lens cuts them. */

import { type Clock, startOfDay } from '../../../core/period.ts';
import type { Interval } from './contract.ts';
import { firstDate } from './dates.ts';

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

/** The moment at which the interval that begins on this date begins. */
export function startOf(date: string, { timeZone }: Clock): Date {
  return startOfDay(date, timeZone);
}
