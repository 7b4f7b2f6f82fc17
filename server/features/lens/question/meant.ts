/**
 * Which stretch of the calendar people mean by a time, and so what comes before it: of March, February; of a quarter
 * the quarter before, of the month that runs as much of the one before. One rule for figures, the map, Pulse and the
 * words on the screen.
 */
import { INTERVALS, type Interval } from './contract.ts';
import { daysBetween, firstDate, monthsBetween, plusIntervals } from './dates.ts';

export interface AskedDates {
  from: string;
  /** Not included. */
  to: string;
  today: string;
  weekStart: number;
  /** Which of several intervals that begin on this day is meant, where it runs; the shortest when left out. */
  span?: Interval | undefined;
}

export interface Meant {
  unit: Interval;
  count: number;
  /** It runs: it is counted up to now, and of what came before as much. */
  isSoFar: boolean;
}

/** Whole weeks, months, quarters or years, or one that runs and is asked for up to now. Everything else is so many days. */
export function meantBy(asked: AskedDates): Meant {
  const unit = isRunning(asked) ? runningUnit(asked) : undefined;
  if (unit) return { unit, count: 1, isSoFar: true };
  const whole = wholeMonths(asked) ?? wholeWeeks(asked);
  if (whole) return { ...whole, isSoFar: isRunning(asked) };
  return { unit: 'day', count: daysBetween(asked.from, asked.to), isSoFar: false };
}

const isRunning = ({ from, to, today }: AskedDates) => from <= today && today < to;

/** The day, week, month, quarter or year that begins on the first day and is not over. */
function runningUnit({ from, to, today, weekStart, span }: AskedDates): Interval | undefined {
  const runs = (unit: Interval) => {
    const end = plusIntervals(from, unit, 1);
    return firstDate(from, unit, weekStart) === from && today < end && to <= end;
  };
  return [...(span ? [span] : []), ...INTERVALS].find(runs);
}

function wholeMonths({ from, to, weekStart }: AskedDates): Omit<Meant, 'isSoFar'> | null {
  const begin = (unit: Interval) => [from, to].every((date) => firstDate(date, unit, weekStart) === date);
  if (from === to || !begin('month')) return null;
  const unit = (['year', 'quarter'] as const).find(begin) ?? 'month';
  return { unit, count: monthsBetween(from, to) / MONTHS[unit] };
}

const MONTHS = { month: 1, quarter: 3, year: 12 };

function wholeWeeks({ from, to, weekStart }: AskedDates): Omit<Meant, 'isSoFar'> | null {
  const days = daysBetween(from, to);
  const isWhole = firstDate(from, 'week', weekStart) === from && days > 0 && days % 7 === 0;
  return isWhole ? { unit: 'week', count: days / 7 } : null;
}
