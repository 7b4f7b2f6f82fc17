/** Holidays out of an iCalendar file: every day that an event fills. */
import ICAL from 'ical.js';

export interface FeedHoliday {
  date: string;
  name: string;
}

const DAY_MS = 86_400_000;
/** Days before and after now that are worth keeping. */
const WINDOW_DAYS = { before: 2 * 366, after: 5 * 366 };
/** An event that comes round more often than this is no holiday. */
const MOST_TIMES = 3000;
const MOST_DAYS = 3000;
const LONGEST_EVENT_DAYS = 62;
const LONGEST_NAME = 120;

/** @throws Error saying in words what is wrong with the file */
export function holidaysOf(text: string, now: number): FeedHoliday[] {
  const days = new Map<string, string>();
  for (const event of eventsOf(text)) {
    if (event.component.getFirstPropertyValue('status') === 'CANCELLED') continue;
    for (const date of daysOf(event, now)) {
      days.set(date, days.get(date) ?? (event.summary ?? '').slice(0, LONGEST_NAME));
      if (days.size > MOST_DAYS) throw new Error(`It holds more than ${MOST_DAYS} days.`);
    }
  }
  return [...days].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
}

function eventsOf(text: string): ICAL.Event[] {
  if (!/BEGIN:VCALENDAR/i.test(text.slice(0, 2000))) throw new Error('It is no iCalendar file.');
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  } catch (error) {
    throw new Error(`It is no iCalendar file that can be read: ${(error as Error).message.slice(0, 200)}`);
  }
}

/** Whole days only: an appointment keeps nobody from being there. */
function* daysOf(event: ICAL.Event, now: number): Generator<string> {
  const length = lengthOf(event);
  if (length < 1) return;
  const [first, last] = [now - WINDOW_DAYS.before * DAY_MS, now + WINDOW_DAYS.after * DAY_MS];
  for (const begin of beginningsOf(event, last)) {
    const at = Date.UTC(begin.year, begin.month - 1, begin.day);
    for (let day = 0; day < length; day++) {
      const moment = at + day * DAY_MS;
      if (moment >= first && moment <= last) yield new Date(moment).toISOString().slice(0, 10);
    }
  }
}

function lengthOf({ startDate, endDate }: ICAL.Event): number {
  if (!startDate) return 0;
  const seconds = endDate ? endDate.subtractDate(startDate).toSeconds() : 0;
  // A day without an end is that day.
  const days = startDate.isDate ? Math.max(1, seconds / 86_400) : seconds / 86_400;
  return Math.min(LONGEST_EVENT_DAYS, Math.floor(days));
}

function* beginningsOf(event: ICAL.Event, last: number): Generator<ICAL.Time> {
  if (!event.isRecurring()) return void (yield event.startDate);
  const times = event.iterator();
  for (let count = 0; count < MOST_TIMES; count++) {
    const next = times.next();
    if (!next || Date.UTC(next.year, next.month - 1, next.day) > last) return;
    yield next;
  }
}
