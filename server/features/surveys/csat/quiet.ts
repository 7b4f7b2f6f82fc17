/** Hours in which nobody is asked anything. */
import { momentsOf, offsetsOf } from '../../../core/zone.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface Quiet {
  /** Hours of the day by the zone's clock, 0 to 23; those between may go over midnight. The same twice: never quiet. */
  from: number;
  until: number;
}

/** When the quiet ends in which a moment lies; null when it lies in none. */
export function endOfQuiet({ from, until }: Quiet, moment: Date, timeZone: string): Date | null {
  const wallClock = moment.getTime() + offsetsOf(timeZone)(moment.getTime());
  const sinceFrom = (((wallClock - from * HOUR_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  const lasts = ((until - from + 24) % 24) * HOUR_MS;
  if (sinceFrom >= lasts) return null;
  return new Date(momentsOf(timeZone)(wallClock + lasts - sinceFrom));
}
