/** A week of business hours, as screens write and tell it. */
import { dateFormat } from '../../intl.ts';
import type { Calendar } from './queries.ts';

export type Week = Calendar['week'];
export type Interval = Week[number][number];

const A_DAY = 1440;
/** 1 January 2024 was a Monday. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** `540` → `09:00`; midnight at the end of a day is `00:00`, as clocks say it. */
export function clockOf(minutes: number): string {
  const [hour, minute] = [Math.floor((minutes % A_DAY) / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `09:00` → 540; undefined for what is no time. */
export function minutesOf(clock: string): number | undefined {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(clock) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}

/** Passes midnight; to midnight itself does not. */
export const isOvernight = ({ from, to }: Interval) => to !== 0 && to <= from;

/** Where it ends, in minutes since its day began. */
export const endOf = ({ from, to }: Interval) => (to > from ? to : to + A_DAY);

/** Another interval where there is room for one: after lunch, after the last, or the usual day. */
export function nextInterval(day: readonly Interval[]): Interval {
  const last = day.at(-1);
  if (!last) return { from: 9 * 60, to: 18 * 60 };
  const from = Math.min(endOf(last) + 60, A_DAY - 60);
  return { from, to: Math.min(from + 4 * 60, A_DAY) };
}

export function weekdayNames(locale: string, weekday: 'short' | 'long'): string[] {
  const format = dateFormat(locale, { weekday, timeZone: 'UTC' });
  return [0, 1, 2, 3, 4, 5, 6].map((day) => format.format(A_MONDAY + day * DAY_MS));
}

/** `Mon–Fri 09:00–18:00, Sat 10:00–14:00`; empty when it never opens. */
export function weekInWords(locale: string, week: Week): string {
  const names = weekdayNames(locale, 'short');
  const runs: { from: number; to: number; hours: string }[] = [];
  week.forEach((day, index) => {
    const hours = day.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`).join(' + ');
    const last = runs.at(-1);
    if (!hours) return;
    if (last && last.hours === hours && last.to === index - 1) last.to = index;
    else runs.push({ from: index, to: index, hours });
  });
  return runs
    .map(({ from, to, hours }) => `${from === to ? names[from] : `${names[from]}–${names[to]}`} ${hours}`)
    .join(', ');
}
