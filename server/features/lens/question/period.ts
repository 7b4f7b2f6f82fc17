/** The time a question is about, as ClickHouse reads it, and how it is cut: in the workspace's own time zone and weeks. */
import type { Clock } from '../../../core/period.ts';
import type { Interval } from './contract.ts';

/** A DateTime64 parameter's value: what ClickHouse reads whatever the zone of its server. */
export function momentParam(at: Date): string {
  return at.toISOString().replace('T', ' ').replace('Z', '');
}

/**
 * The start of the interval in which `column` (DateTime64 in UTC, never null) lies, as a Date32 where the workspace is.
 * Needs the parameters of `clockParams`.
 */
export function intervalStart(interval: Interval, column: string): string {
  const local = `toDate32(toTimeZone(${column}, {timeZone:String}))`;
  switch (interval) {
    case 'day':
      return local;
    case 'week':
      return `subtractDays(${local}, (toDayOfWeek(${local}) - {weekStart:UInt8} + 7) % 7)`;
    case 'month':
      return `toStartOfMonth(${local})`;
    case 'quarter':
      return `toStartOfQuarter(${local})`;
    case 'year':
      return `toStartOfYear(${local})`;
  }
}

export function clockParams({ timeZone, weekStart }: Clock): Record<string, unknown> {
  return { timeZone, weekStart };
}
