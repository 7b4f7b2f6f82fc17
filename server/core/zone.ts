/** Wall-clock times of a time zone as moments. */

const QUARTER_HOUR_MS = 900_000;
const MAX_REMEMBERED = 100_000;

/** Turns wall-clock milliseconds (as if they were UTC) into the moment they mean. */
export type ToMoment = (wallClock: number) => number;

/**
 * A time that clocks put forward leave out is as much later: midnight of a day that begins at one is that one o'clock.
 * @throws RangeError when there is no such zone
 */
export function momentsOf(timeZone: string): ToMoment {
  const offset = offsetsOf(timeZone);
  return (wallClock) => {
    // Once more with the offset of what was found: the first guess may lie on the other side of a clock change.
    const first = wallClock - offset(wallClock);
    const second = wallClock - offset(first);
    const isLeftOut = offset(second) !== offset(first);
    return isLeftOut ? Math.max(first, second) : second;
  };
}

/** Milliseconds that the zone's clocks are ahead of UTC at a moment; remembered, since asking is slow. */
export function offsetsOf(timeZone: string): (moment: number) => number {
  const known = zones.get(timeZone) ?? offsets(timeZone);
  zones.set(timeZone, known);
  return known;
}

const zones = new Map<string, (moment: number) => number>();

function offsets(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
  const remembered = new Map<number, number>();
  return (moment) => {
    const quarter = Math.floor(moment / QUARTER_HOUR_MS);
    const known = remembered.get(quarter);
    if (known !== undefined) return known;
    if (remembered.size > MAX_REMEMBERED) remembered.clear();
    const start = quarter * QUARTER_HOUR_MS;
    const found = wallClockOf(format, start) - start;
    remembered.set(quarter, found);
    return found;
  };
}

function wallClockOf(format: Intl.DateTimeFormat, moment: number): number {
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(moment)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  return Date.UTC(
    year,
    Number(part.month) - 1,
    Number(part.day),
    Number(part.hour),
    Number(part.minute),
    Number(part.second),
  );
}
