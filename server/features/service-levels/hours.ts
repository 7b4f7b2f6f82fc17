/** The business hours that a calendar stands for. */
import type { BusinessHours } from './business-hours.ts';
import type { CalendarRow } from './rows.ts';

/** A holiday of every year is meant in all that a conversation may be in. */
const YEARS = { from: 1990, to: 2100 };

/** @param workspaceZone of the workspace, for calendars that go by it */
export function hoursOf(
  {
    week,
    holidays,
    feed_holidays,
    time_zone,
  }: Pick<CalendarRow, 'week' | 'holidays' | 'feed_holidays' | 'time_zone'>,
  workspaceZone: string,
): BusinessHours {
  const days = new Set(feed_holidays.map(({ date }) => date));
  for (const { date, yearly } of holidays) {
    days.add(date);
    if (yearly) for (const year of yearsOf()) days.add(`${year}${date.slice(4)}`);
  }
  return { timeZone: time_zone ?? workspaceZone, week, holidays: days };
}

function* yearsOf(): Generator<number> {
  for (let year = YEARS.from; year <= YEARS.to; year++) yield year;
}
