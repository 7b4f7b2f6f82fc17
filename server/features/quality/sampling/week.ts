/** Weeks of a workspace: from its first day, in its own time zone. Days are written `2026-03-02`. */
import { type Clock, startOfDay } from '../../../core/period.ts';

const DAY_MS = 86_400_000;
const DAYS = 7;

export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The first day of the week in which a day lies. @param weekStart 1 for Monday */
export function weekOf(day: string, weekStart: number): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || DAYS;
  return addDays(day, -((weekday - weekStart + DAYS) % DAYS));
}

/** The one that runs. */
export function thisWeek({ timeZone, weekStart }: Clock, now = new Date()): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);
  return weekOf(today, weekStart);
}

/** The last one that is over. */
export const lastWeek = (clock: Clock, now = new Date()): string => addDays(thisWeek(clock, now), -DAYS);

/** From its first moment to the first of the next one. */
export const momentsOfWeek = (week: string, { timeZone }: Pick<Clock, 'timeZone'>) => ({
  from: startOfDay(week, timeZone),
  to: startOfDay(addDays(week, DAYS), timeZone),
});
