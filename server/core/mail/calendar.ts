/** Invitations in mails: what, when, where. */
import ICAL from 'ical.js';
import { cleanText } from './clean-text.ts';

export interface CalendarEvent {
  summary: string;
  /** RFC 3339; a day alone (`2026-03-01`) when it lasts whole days. */
  start: string | null;
  end: string | null;
  location: string;
  /** `request`: an invitation. `cancel`: it does not take place. `reply`: somebody answered. `publish`: told, nothing asked. */
  method: string;
}

const MOST_EVENTS = 20;

/** Nothing when it cannot be read: the file itself is kept beside it. */
export function eventsOf(text: string): CalendarEvent[] {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    const method = String(calendar.getFirstPropertyValue('method') ?? 'publish').toLowerCase();
    return calendar
      .getAllSubcomponents('vevent')
      .slice(0, MOST_EVENTS)
      .map((one) => eventOf(new ICAL.Event(one), method));
  } catch {
    return [];
  }
}

function eventOf(event: ICAL.Event, method: string): CalendarEvent {
  return {
    summary: cleanText(event.summary ?? '')
      .slice(0, 300)
      .toWellFormed(),
    start: momentOf(event.startDate),
    end: momentOf(event.endDate),
    location: cleanText(event.location ?? '')
      .slice(0, 300)
      .toWellFormed(),
    method: /^[a-z]{1,20}$/.test(method) ? method : 'publish',
  };
}

function momentOf(time: ICAL.Time | null): string | null {
  if (!time) return null;
  if (time.isDate) return time.toString().slice(0, 10);
  const date = time.toJSDate();
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
