/** The time a question is about, as it stands in the URL and as days where the workspace is. */
import { dateFormat } from '../../intl.ts';

/** Presets count back from the last day on which anything happened. */
export const PRESET_DAYS = { '30d': 30, '90d': 90, '365d': 365 } as const;
export const PRESETS = ['30d', '90d', '365d', 'all'] as const;
export type Preset = (typeof PRESETS)[number];
/** What holds when nobody has chosen, unless a page says otherwise. */
export const USUAL_PERIOD: Preset = '90d';

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export interface Period {
  /** Undefined where the reader chose days of their own. */
  preset: Preset | undefined;
  /** First day, `2026-03-01`; undefined for all time. */
  from: string | undefined;
  /** The last day, included; undefined for all time. */
  until: string | undefined;
  /** Set where the period lies in the past because nothing has happened since this day. */
  quietSince: string | undefined;
}

export interface WrittenPeriod {
  period?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
}

/**
 * @param usual what holds where the URL says nothing
 * @param lastDay the last day on which anything happened, if known
 * @returns a preset ends today, or, where nothing happened in it, on the last day on which something did
 */
export function readPeriod(
  written: WrittenPeriod,
  usual: Preset,
  today: string,
  lastDay: string | undefined,
): Period {
  // Whoever writes them the other way round means the same days.
  const [from, until] = [written.from, written.until].filter((day) => day && isDay(day)).sort();
  if (from && until) return { preset: undefined, from, until, quietSince: undefined };
  const preset = PRESETS.find((one) => one === written.period) ?? usual;
  if (preset === 'all') return { preset, from: undefined, until: undefined, quietSince: undefined };
  const days = PRESET_DAYS[preset];
  const isOver = lastDay !== undefined && lastDay < addDays(today, 1 - days);
  const end = isOver ? lastDay : today;
  return { preset, from: addDays(end, 1 - days), until: end, quietSince: isOver ? lastDay : undefined };
}

/** The server's words: `to` is not included. */
export function asQuery({ from, until }: Period): { from?: string; to?: string } {
  return from && until ? { from, to: addDays(until, 1) } : {};
}

/** How many days it covers; undefined for all time. */
export function daysOf({ from, until }: Period): number | undefined {
  return from && until ? Math.round((utc(until) - utc(from)) / DAY_MS) + 1 : undefined;
}

/** The day on which something happened, where the workspace is. */
export function dayOf(at: string | Date, timeZone: string): string {
  return dateFormat('en-CA', { timeZone }).format(new Date(at));
}

export function addDays(day: string, days: number): string {
  return new Date(utc(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** In the middle of the day, so that it is that day in (nearly) every time zone. */
export function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

export function isDay(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(utc(text));
}

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);
