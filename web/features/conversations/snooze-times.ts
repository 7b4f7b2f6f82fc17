/** When a snoozed conversation comes back: the usual choices, by the clocks of the workspace. */
import { momentsOf } from '../../../server/core/zone.ts';
import { dateFormat } from '../../intl.ts';
import { addDays, dayOf } from '../narrowing/period.ts';

export interface SnoozeTime {
  name: 'laterToday' | 'tomorrow' | 'nextWeek';
  at: Date;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Minutes. */
const HALF_HOUR = 30;
const LATER_MS = 3 * HOUR_MS;
const MORNING = '09:00';
/** Whatever comes back later than this comes back tomorrow. */
const LAST_HOUR = '20:00';
const DAYS_A_WEEK = 7;

/** @returns the choices that lie ahead; later today only while the day is long enough */
export function snoozeTimes(now: Date, timeZone: string): SnoozeTime[] {
  const today = dayOf(now, timeZone);
  const later = new Date(Math.ceil((now.getTime() + LATER_MS) / HOUR_MS) * HOUR_MS);
  const isToday = later <= momentOf(`${today}T${LAST_HOUR}`, timeZone);
  return [
    ...(isToday ? [{ name: 'laterToday' as const, at: later }] : []),
    { name: 'tomorrow', at: momentOf(`${addDays(today, 1)}T${MORNING}`, timeZone) },
    { name: 'nextWeek', at: momentOf(`${nextMonday(today)}T${MORNING}`, timeZone) },
  ];
}

/** @returns the next full or half hour, as clocks in the zone show it, that is at least an hour away */
export function nextRoundTime(now: Date, timeZone: string): Date {
  const soonest = new Date(Math.ceil((now.getTime() + HOUR_MS) / MINUTE_MS) * MINUTE_MS);
  const past = Number(wallClockOf(soonest, timeZone).slice(-2)) % HALF_HOUR;
  return new Date(soonest.getTime() + (past ? (HALF_HOUR - past) * MINUTE_MS : 0));
}

/** @param wallClock as a clock on the wall shows it, `2026-03-12T09:00` */
export function momentOf(wallClock: string, timeZone: string): Date {
  return new Date(momentsOf(timeZone)(Date.parse(`${wallClock}Z`)));
}

/** As a clock on the wall shows it, for a field of date and time. */
export function wallClockOf(at: Date, timeZone: string): string {
  const time = dateFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return `${dayOf(at, timeZone)}T${time.format(at)}`;
}

function nextMonday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || DAYS_A_WEEK;
  return addDays(day, DAYS_A_WEEK + 1 - weekday);
}
