/**
 * Dates, numbers and money as this reader writes them: through Intl only, in the app's language and the
 * workspace's time zone.
 */

import { useTranslation } from 'react-i18next';
import { useWorkspace } from './features/session/session.ts';
import { dateFormat, listFormat, numberFormat, relativeFormat } from './intl.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

type Instant = string | number | Date;

export interface Format {
  /** `12 Mar 2026` */
  date(at: Instant): string;
  /** `12 March 2026, 14:05` */
  dateTime(at: Instant): string;
  /** `14:05` */
  time(at: Instant): string;
  /** `Thursday, 12 March`; the year only when it is not this one. For headings of days. */
  day(at: Instant): string;
  /** `Jan 2025 – Feb 2026`, `3 – 9 Mar 2026`, `14:05 – 15:30`: as exact as the time between is short. */
  span(from: Instant, to: Instant): string;
  /** From one day to another, as `span`, but never in hours: `30 Nov 2026` for a single day. */
  period(from: Instant, to: Instant): string;
  /** `Jun 3 – Aug 31, 2026`: always to the day. */
  days(from: Instant, to: Instant): string;
  /** `5 minutes ago`, `yesterday`, and after a week the date. */
  relative(at: Instant, now?: number): string;
  /** `12,480`; at most `digits` decimals (0 unless told). */
  number(value: number, digits?: number): string;
  /** `1.2M`, where room is short. */
  compact(value: number): string;
  /** To three digits, written out: what is only estimated. */
  rounded(value: number): string;
  /** A share of 1 as `43 %`, with at most `digits` decimals. */
  percent(share: number, digits?: number): string;
  /** A difference with its sign: `+3.2`. */
  signed(value: number, digits?: number): string;
  /** Integer minor units (cents) and an ISO 4217 code; without the code the workspace's currency. */
  money(minorUnits: number, currency?: string): string;
  /** Seconds as `3 hr 20 min`, in two units at most. */
  duration(seconds: number): string;
  /** Bytes as `2.4 MB`. */
  bytes(count: number): string;
  /** `a, b and c` */
  list(items: string[]): string;
  /** One of them: `a, b or c`. */
  either(items: string[]): string;
  locale: string;
  timeZone: string;
}

/** The formatter for whoever is reading now. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const workspace = useWorkspace();
  const { timeZone, currency } = workspace ?? { timeZone: browserTimeZone(), currency: 'EUR' };
  return formatFor(readersLocale(i18n.language), timeZone, currency);
}

/** The app's language as it is written where the reader's browser is from: British dates for who reads `en-GB`. */
export function readersLocale(language: string): string {
  const base = (tag: string) => tag.split('-')[0];
  return navigator.languages.find((tag) => base(tag) === base(language)) ?? language;
}

export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const formats = new Map<string, Format>();

/** The same one for the same reader, however many rows ask for it. */
export function formatFor(locale: string, timeZone: string, currency: string): Format {
  const key = [locale, timeZone, currency].join(' ');
  const format = formats.get(key) ?? makeFormat(locale, timeZone, currency);
  formats.set(key, format);
  return format;
}

function makeFormat(locale: string, timeZone: string, currency: string): Format {
  return {
    locale,
    timeZone,
    ...dateFormats(locale, timeZone),
    number: (value, digits = 0) => numberFormat(locale, { maximumFractionDigits: digits }).format(value),
    compact: (value) => numberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value),
    rounded: (value) => numberFormat(locale, { maximumSignificantDigits: 3 }).format(value),
    percent: (share, digits = 0) =>
      numberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share),
    signed: (value, digits = 0) =>
      numberFormat(locale, { maximumFractionDigits: digits, signDisplay: 'exceptZero' }).format(value),
    money: (minorUnits, code = currency) => money(locale, minorUnits, code),
    duration: (seconds) => duration(locale, seconds),
    bytes: (count) => bytes(locale, count),
    list: (items) => listFormat(locale, { type: 'conjunction' }).format(items),
    either: (items) => listFormat(locale, { type: 'disjunction' }).format(items),
  };
}

const LONG_DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;

function dateFormats(locale: string, timeZone: string) {
  const inZone = (options: Intl.DateTimeFormatOptions, tag = locale) =>
    dateFormat(tag, { ...options, timeZone });
  const date = () => inZone({ dateStyle: 'medium' });
  const year = (at: Date) => inZone({ year: 'numeric' }, 'en').format(at);
  /** Of the day on the wall's calendar, counted from 1970. */
  const dayNumber = (at: Instant) =>
    Date.parse(inZone({ dateStyle: 'short' }, 'en-CA').format(new Date(at))) / DAY;
  const day = (at: Date) =>
    inZone(year(at) === year(new Date()) ? LONG_DAY : { ...LONG_DAY, year: 'numeric' }).format(at);
  return {
    date: (at: Instant) => date().format(new Date(at)),
    dateTime: (at: Instant) => inZone({ dateStyle: 'long', timeStyle: 'short' }).format(new Date(at)),
    time: (at: Instant) => inZone({ timeStyle: 'short' }).format(new Date(at)),
    day: (at: Instant) => day(new Date(at)),
    span: (from: Instant, to: Instant) => span(locale, timeZone, new Date(from), new Date(to)),
    period: (from: Instant, to: Instant) => period(locale, timeZone, new Date(from), new Date(to)),
    days: (from: Instant, to: Instant) => date().formatRange(new Date(from), new Date(to)),
    relative: (at: Instant, now = Date.now()) => relative({ locale, date, dayNumber }, new Date(at), now),
  };
}

const FEW_WEEKS = 8 * WEEK;

function span(locale: string, timeZone: string, from: Date, to: Date): string {
  const key = dateFormat('en-CA', { timeZone, dateStyle: 'short' });
  if (key.format(from) !== key.format(to)) return period(locale, timeZone, from, to);
  return dateFormat(locale, { timeStyle: 'short', timeZone }).formatRange(from, to);
}

function period(locale: string, timeZone: string, from: Date, to: Date): string {
  const months = { month: 'short', year: 'numeric', timeZone } as const;
  const isLong = to.getTime() - from.getTime() > FEW_WEEKS;
  const format = dateFormat(locale, isLong ? months : { ...months, day: 'numeric' });
  return format.formatRange(from, to);
}

/**
 * Whole units, rounded towards now, so that nothing is said to be longer ago than it is; days are those of the calendar:
 * yesterday is yesterday, however many hours ago.
 */
function relative({ locale, date, dayNumber }: Days, at: Date, now: number): string {
  const difference = at.getTime() - now;
  const size = Math.abs(difference);
  if (size >= WEEK) return date().format(at);
  const ago = relativeFormat(locale, { numeric: 'auto' });
  if (size < MINUTE) return ago.format(0, 'second');
  if (size < HOUR) return ago.format(Math.trunc(difference / MINUTE), 'minute');
  if (size < DAY) return ago.format(Math.trunc(difference / HOUR), 'hour');
  return ago.format(dayNumber(at) - dayNumber(now), 'day');
}

interface Days {
  locale: string;
  date(): Intl.DateTimeFormat;
  dayNumber(at: Instant): number;
}

function money(locale: string, minorUnits: number, currency: string): string {
  const format = numberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minorUnits / 10 ** digits);
}

function duration(locale: string, seconds: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  const whole = Math.max(0, Math.round(seconds));
  const first = units.findIndex(([, size]) => whole >= size);
  const [unit, size] = units[first] ?? units[3];
  const parts = [inUnit(locale, Math.floor(whole / size), unit)];
  const next = units[first + 1];
  const rest = next ? Math.floor((whole % size) / next[1]) : 0;
  if (first >= 0 && next && rest > 0) parts.push(inUnit(locale, rest, next[0]));
  return parts.join(' ');
}

function bytes(locale: string, count: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const step = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  return inUnit(locale, count / 1000 ** step, units[step] ?? 'byte', step === 0 ? 0 : 1);
}

/** A measure with its unit: `3 days`, `1.5 hr`, `12 MB`. */
export function inUnit(locale: string, value: number, unit: string, digits = 0): string {
  return numberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: isWritten(locale, unit) ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(value);
}

/** Romanian has no short form of these, and only the long one says `21 de ore`. */
const isWritten = (locale: string, unit: string) =>
  locale.startsWith('ro') && ['day', 'hour', 'week', 'month', 'year'].includes(unit);
