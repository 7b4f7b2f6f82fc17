/** What the values of a column look like, from a sample of the rows. */
import { normaliseEmail } from '../../customers/identities.ts';
import type { DateOrder, Decimal } from '../format.ts';
import { dateOrderOf, readDate } from '../reading/dates.ts';
import { currencyIn, decimalOf, readNumber } from '../reading/numbers.ts';

export interface ColumnFacts {
  name: string;
  /** Some different values, as they are written. */
  samples: string[];
  /** How many rows of the sample have a value. */
  filled: number;
  rows: number;
  /** Shares of the filled values, 0 … 1. */
  emails: number;
  phones: number;
  dates: number;
  /** Dates with a time of day. */
  timed: number;
  numbers: number;
  integers: number;
  distinct: number;
  /** Of the numbers. */
  min: number;
  max: number;
  averageLength: number;
  /** Values with several words. */
  wordy: number;
}

/** How the file writes numbers and dates; `either`: the sample fits both; null: it has none that tells. */
export interface Habits {
  decimal: { found: Decimal | 'either' | null; column?: string; value?: string };
  dates: { found: DateOrder | 'either' | null; column?: string; value?: string };
  currency: string | null;
}

const SAMPLES = 5;
const MAX_SAMPLE_LENGTH = 200;
/** This much of a column must look like dates or numbers before its writing counts. */
const MOST = 0.7;
const PHONE = /^\+?[\d\s().-]{8,20}$/;
const asWritten = (moment: number) => moment;

export function columnFacts(name: string, values: readonly string[]): ColumnFacts {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '' && !isNothing(value));
  const share = (is: (value: string) => boolean) =>
    filled.length ? filled.filter(is).length / filled.length : 0;
  const numbers = filled.map(anyNumber).filter((number) => number !== null);
  const distinct = new Set(filled);
  return {
    name,
    samples: [...distinct].slice(0, SAMPLES).map((value) => value.slice(0, MAX_SAMPLE_LENGTH)),
    filled: filled.length,
    rows: values.length,
    emails: share((value) => normaliseEmail(value) !== null),
    phones: share((value) => PHONE.test(value) && value.replaceAll(/\D/g, '').length >= 8),
    dates: share(isDate),
    timed: share(
      (value) =>
        readDate(value, 'day-first', asWritten)?.timed ??
        readDate(value, 'month-first', asWritten)?.timed ??
        false,
    ),
    numbers: filled.length ? numbers.length / filled.length : 0,
    integers: filled.length ? numbers.filter(Number.isInteger).length / filled.length : 0,
    distinct: filled.length ? distinct.size / filled.length : 0,
    min: numbers.length ? numbers.reduce((a, b) => Math.min(a, b)) : 0,
    max: numbers.length ? numbers.reduce((a, b) => Math.max(a, b)) : 0,
    averageLength: filled.reduce((sum, value) => sum + value.length, 0) / Math.max(1, filled.length),
    wordy: share((value) => /\p{L}\s+\p{L}/u.test(value)),
  };
}

/** What exports write where there is nothing. */
export function isNothing(value: string): boolean {
  return /^(?:null|nan|n\/a|na|none|nil|-|\\n)$/i.test(value);
}

/** How numbers and dates are written, judged over all columns that hold them. */
export function habitsOf(columns: readonly { facts: ColumnFacts; values: readonly string[] }[]): Habits {
  const habits: Habits = { decimal: { found: null }, dates: { found: null }, currency: null };
  for (const { facts, values } of columns) {
    const plainDate = facts.dates >= MOST;
    for (const value of values.map((one) => one.trim())) {
      if (plainDate) learn(habits.dates, dateOrderOf(value), facts.name, value);
      else if (facts.numbers >= MOST) {
        learn(habits.decimal, decimalOf(value), facts.name, value);
        habits.currency ??= currencyIn(value);
      }
    }
  }
  return habits;
}

/** A proof outweighs what fits both ways; the first proof stays. */
function learn<T extends string>(
  known: { found: T | 'either' | null; column?: string; value?: string },
  told: T | 'either' | null,
  column: string,
  value: string,
) {
  if (told === null || (known.found !== null && known.found !== 'either')) return;
  if (told === 'either' && known.found === 'either') return;
  Object.assign(known, { found: told, column, value });
}

function anyNumber(value: string): number | null {
  return readNumber(value, '.') ?? readNumber(value, ',');
}

function isDate(value: string): boolean {
  if (/^\d+([.,]\d+)?$/.test(value))
    return /^(?:19|20)\d{6}$/.test(value) && readDate(value, 'day-first', asWritten) !== null;
  return (
    readDate(value, 'day-first', asWritten) !== null || readDate(value, 'month-first', asWritten) !== null
  );
}
