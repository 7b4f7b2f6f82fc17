/** Dates as people and programs write them. */

import type { ToMoment } from '../../../core/zone.ts';
import type { DateOrder } from '../format.ts';

export interface ReadDate {
  at: Date;
  /** Whether a time of day was written. */
  timed: boolean;
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ,]+(.+))?$/;
const YEAR_LAST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[T ,]+(.+))?$/;
const WORDS_DAY_FIRST =
  /^(?:\p{L}+,?\s+)?(\d{1,2})(?:st|nd|rd|th|º|\.)?[\s-]+(?:de\s+)?(\p{L}{3,})\.?,?[\s-]+(?:de\s+)?(\d{4})(?:[T ,]+(.+))?$/iu;
const WORDS_MONTH_FIRST =
  /^(?:\p{L}{3,},\s+)?(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[T ,]+(.+))?$/iu;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z)?$/;
const TIME =
  /^(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?\s?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const NUMBER = /^\d{5,13}(?:\.\d+)?$/;

/** The first three letters of the months in English, Portuguese, Spanish and Romanian, without accents. */
const MONTHS: Record<string, number> = {
  jan: 1,
  ene: 1,
  ian: 1,
  feb: 2,
  fev: 2,
  mar: 3,
  apr: 4,
  abr: 4,
  may: 5,
  mai: 5,
  jun: 6,
  iun: 6,
  jul: 7,
  iul: 7,
  aug: 8,
  ago: 8,
  sep: 9,
  set: 9,
  oct: 10,
  out: 10,
  nov: 11,
  noi: 11,
  dec: 12,
  dez: 12,
  dic: 12,
};
const DAY_MS = 86_400_000;
/** Excel counts days from here (its leap-year mistake of 1900 included). */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const EXCEL_DAYS = { from: 20_000, to: 80_000 };
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;

/** Reads a date, or null when it is none (the 31st of February is none). Surrounding space is the caller's to take off. */
export function readDate(text: string, order: DateOrder, toMoment: ToMoment): ReadDate | null {
  const iso = ISO.exec(text);
  if (iso)
    return fromParts(
      iso[1]!,
      iso[2]!,
      iso[3]!,
      iso[4] === undefined ? null : iso.slice(4, 8),
      iso[8],
      toMoment,
    );
  if (NUMBER.test(text)) return fromNumber(text, toMoment);
  const compact = COMPACT.exec(text);
  if (compact) {
    const time = compact[4] === undefined ? null : [compact[4], compact[5], compact[6], undefined];
    return fromParts(compact[1]!, compact[2]!, compact[3]!, time, compact[7], toMoment);
  }
  const [year, month, day, rest] = dayOf(text, order) ?? [];
  if (!year) return null;
  if (rest === undefined) return fromParts(year, month!, day!, null, undefined, toMoment);
  const time = TIME.exec(rest.trim());
  if (!time) return null;
  const hour = hourOf(time[1]!, time[5]);
  return hour === null ? null : fromParts(year, month!, day!, [hour, ...time.slice(2, 5)], time[6], toMoment);
}

/** Which order a date such as 25/12/2026 proves; `either` for 01/02/2026; null when it has no such shape. */
export function dateOrderOf(text: string): DateOrder | 'either' | null {
  const parts = YEAR_LAST.exec(text);
  if (!parts) return null;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  if (first > 31 || second > 31 || (first > 12 && second > 12)) return null;
  if (first === second) return null;
  return first > 12 ? 'day-first' : second > 12 ? 'month-first' : 'either';
}

function dayOf(text: string, order: DateOrder): [string, string, string, string | undefined] | null {
  const last = YEAR_LAST.exec(text);
  if (last) {
    const [, first, second, year, rest] = last as unknown as [
      string,
      string,
      string,
      string,
      string | undefined,
    ];
    return order === 'day-first'
      ? [fullYear(year), second, first, rest]
      : [fullYear(year), first, second, rest];
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return [yearFirst[1]!, yearFirst[2]!, yearFirst[3]!, yearFirst[4]];
  const dayFirst = WORDS_DAY_FIRST.exec(text);
  if (dayFirst) return [dayFirst[3]!, monthOf(dayFirst[2]!), dayFirst[1]!, dayFirst[4]];
  const monthFirst = WORDS_MONTH_FIRST.exec(text);
  if (monthFirst) return [monthFirst[3]!, monthOf(monthFirst[1]!), monthFirst[2]!, monthFirst[4]];
  return null;
}

function monthOf(word: string): string {
  return String(MONTHS[word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().slice(0, 3)] ?? 0);
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 70 ? `20${year}` : `19${year}`;
}

function hourOf(text: string, half: string | undefined): string | null {
  if (!half) return text;
  const hour = Number(text);
  if (hour < 1 || hour > 12) return null;
  return String((hour % 12) + (/^p/i.test(half) ? 12 : 0));
}

type Time = (string | undefined)[] | null;

function fromParts(
  year: string,
  month: string,
  day: string,
  time: Time,
  offset: string | undefined,
  toMoment: ToMoment,
): ReadDate | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const [hour, minute, second] = time ? [Number(time[0]), Number(time[1]), Number(time[2] ?? 0)] : [0, 0, 0];
  if (y < EARLIEST_YEAR || y > LATEST_YEAR || hour > 23 || minute > 59 || second > 60) return null;
  const start = Date.UTC(y, m - 1, d);
  const check = new Date(start);
  if (check.getUTCMonth() !== m - 1 || check.getUTCDate() !== d) return null;
  const fraction = time?.[3] ? Number(`0.${time[3]}`) * 1000 : 0;
  const wallClock = start + ((hour * 60 + minute) * 60 + second) * 1000 + Math.floor(fraction);
  const at = offset === undefined ? toMoment(wallClock) : wallClock - offsetMs(offset);
  return { at: new Date(at), timed: time !== null };
}

function offsetMs(offset: string): number {
  if (/^[a-z]/i.test(offset)) return 0;
  const digits = offset.replaceAll(/\D/g, '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Excel's days, or the seconds or milliseconds of Unix. Eight digits are a compact date. */
function fromNumber(text: string, toMoment: ToMoment): ReadDate | null {
  const compact = /^\d{8}$/.test(text) ? COMPACT.exec(text) : null;
  if (compact) return fromParts(compact[1]!, compact[2]!, compact[3]!, null, undefined, toMoment);
  const value = Number(text);
  if (value >= EXCEL_DAYS.from && value <= EXCEL_DAYS.to) {
    const wallClock = Math.round((EXCEL_EPOCH_MS + value * DAY_MS) / 1000) * 1000;
    return { at: new Date(toMoment(wallClock)), timed: !Number.isInteger(value) };
  }
  const digits = text.split('.')[0]!.length;
  if (digits === 9 || digits === 10) return { at: new Date(Math.round(value * 1000)), timed: true };
  if (digits === 12 || digits === 13) return { at: new Date(Math.round(value)), timed: true };
  return null;
}
