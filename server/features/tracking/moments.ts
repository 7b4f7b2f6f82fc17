/** When something happened, by the sender's clock and by ours. */
import type { FaultCode } from './faults.ts';

const DAY_MS = 86_400_000;
/** Nothing was tracked before the web; what comes out earlier is a wrong clock or a wrong unit. */
const EARLIEST_MS = Date.UTC(1990, 0, 1);
const MAX_AHEAD_MS = DAY_MS;
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|z|[+-]\d\d(?::?\d\d)?)?)?$/;

/**
 * Milliseconds since 1970 of a moment in ISO 8601 (without a zone: UTC), of a number (milliseconds since 1970), or
 * NaN when there is no such moment.
 */
export function momentOf(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.round(value) : Number.NaN;
  if (typeof value !== 'string' || value.length > 40) return Number.NaN;
  const usual = usualMoment(value);
  if (usual !== null) return usual;
  const parts = ISO.exec(value);
  if (!parts) return Number.NaN;
  const [, year, month, day, hour, minute, second, fraction, zone] = parts;
  if (Number(day) > daysIn(Number(year), Number(month))) return Number.NaN;
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return Number.NaN;
  const ms = fraction ? Number(fraction.slice(0, 3).padEnd(3, '0')) : 0;
  const utc = Date.UTC(+year!, +month! - 1, +day!, +(hour ?? 0), +(minute ?? 0), +(second ?? 0), ms);
  return utc - offsetMs(zone);
}

/** What nearly everyone sends, `2026-03-31T09:30:00.000Z`: parsed natively, unless the day does not exist. */
function usualMoment(value: string): number | null {
  if (value.length !== 24 || value[10] !== 'T' || value[23] !== 'Z') return null;
  const ms = Date.parse(value);
  const day = (value.charCodeAt(8) - 48) * 10 + value.charCodeAt(9) - 48;
  return ms > 0 && new Date(ms).getUTCDate() === day ? ms : null;
}

function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function offsetMs(zone: string | undefined): number {
  if (!zone || zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return (zone[0] === '-' ? -minutes : minutes) * 60_000;
}

/**
 * Segment's rule for clocks that are wrong: what the sender's clock was ahead of ours when it sent (`sentAt` against
 * when we received it) is taken off everything it timed.
 */
export function corrected(momentMs: number, sentAtMs: number | null, receivedAtMs: number): number {
  return sentAtMs === null ? momentMs : momentMs - (sentAtMs - receivedAtMs);
}

/** What is wrong with a corrected moment, if anything is. */
export function implausible(momentMs: number, receivedAtMs: number): FaultCode | null {
  if (momentMs < EARLIEST_MS) return 'too-early';
  return momentMs > receivedAtMs + MAX_AHEAD_MS ? 'too-late' : null;
}
