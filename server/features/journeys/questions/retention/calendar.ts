/** When the periods of a cohort begin, and which of them are over. */
import { startOfDay } from '../../../../core/period.ts';
import type { RetentionQuestion } from '../retention-contract.ts';
import { ROLLING_MS } from './returns.ts';

export interface Began {
  /** The cohort's first day. */
  at: string;
  /** When the first and the last of its people began. */
  earliest: Date;
  latest: Date;
}

export interface Horizon {
  /** What comes later has not happened. */
  end: Date;
  timeZone: string;
}

type Cut = Pick<RetentionQuestion, 'interval' | 'rolling'>;

/** Whether the period has begun for anybody. */
export function hasBegun(began: Began, period: number, cut: Cut, { end, timeZone }: Horizon): boolean {
  if (cut.rolling) return began.earliest.getTime() + period * ROLLING_MS[cut.interval] < end.getTime();
  return startOfDay(later(began.at, period, cut.interval), timeZone) < end;
}

/** Whether the period is over for everybody. */
export function isOver(began: Began, period: number, cut: Cut, { end, timeZone }: Horizon): boolean {
  if (cut.rolling) return began.latest.getTime() + (period + 1) * ROLLING_MS[cut.interval] <= end.getTime();
  return startOfDay(later(began.at, period + 1, cut.interval), timeZone) <= end;
}

/** The day on which the n-th interval after this one begins. */
function later(day: string, intervals: number, interval: RetentionQuestion['interval']): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (interval === 'month') date.setUTCMonth(date.getUTCMonth() + intervals);
  else date.setUTCDate(date.getUTCDate() + intervals * (interval === 'week' ? 7 : 1));
  return date.toISOString().slice(0, 10);
}
