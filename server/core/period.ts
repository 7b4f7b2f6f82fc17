/** The time that is asked about, where the workspace is. */
import type { z } from 'zod';
import { invalid } from './http/problems.ts';
import type { PeriodQuery } from './period-contract.ts';
import { momentsOf } from './zone.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const YEAR_MS = 365.25 * 86_400_000;
const MAX_YEARS = 150;

export interface Period {
  from: Date;
  to: Date;
  /** IANA name. */
  timeZone: string;
  /** 1 = Monday … 7 = Sunday. */
  weekStart: number;
  /** Whether the asker said where it begins: without, it begins with the record. */
  hasBeginning: boolean;
}

/** Where and when the workspace lives. */
export interface Clock {
  timeZone: string;
  weekStart: number;
}

/** The first moment that a record without a beginning can hold. */
export const BEGINNING = new Date('1900-01-01T00:00:00Z');

/** @throws 400 when it ends before it begins or is longer than 150 years */
export function readPeriod(
  { from, to }: z.output<typeof PeriodQuery>,
  { timeZone, weekStart }: Clock,
  now = new Date(),
): Period {
  const period = {
    from: from ? momentIn(from, timeZone) : BEGINNING,
    to: to ? momentIn(to, timeZone) : now,
    timeZone,
    weekStart,
    hasBeginning: from !== undefined,
  };
  if (period.to <= period.from) {
    throw invalid(`to: must be after from`, [
      { at: 'to', message: `must be after from (${period.from.toISOString()})` },
    ]);
  }
  if (from && period.to.getTime() - period.from.getTime() > MAX_YEARS * YEAR_MS) {
    const message = `must be within ${MAX_YEARS} years of from`;
    throw invalid(`to: ${message}`, [{ at: 'to', message }]);
  }
  return period;
}

/** A date is the start of that day where the workspace is. */
export function momentIn(text: string, timeZone: string): Date {
  return DATE.test(text) ? startOfDay(text, timeZone) : new Date(text);
}

/** The first moment of a day where the workspace is. */
export function startOfDay(date: string, timeZone: string): Date {
  return new Date(momentsOf(timeZone)(Date.parse(`${date}T00:00:00Z`)));
}
