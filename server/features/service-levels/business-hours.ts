/**
 * When somebody is there to answer: intervals of a week in a time zone, without holidays. A moment is open when the
 * clock on the wall shows a time within an interval; an hour that a clock change skips is never open, one that it
 * repeats is open twice.
 */
import { offsetsOf } from '../../core/zone.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Wall clocks are at most so far from UTC, one way or the other. */
const FARTHEST_MS = 15 * 3_600_000;
/** No zone changes its clock twice within this. */
const BETWEEN_CHANGES_MS = 12 * 3_600_000;
/** Whoever never opens within so many days never does. */
const LOOK_AHEAD_DAYS = 3660;

/** Minutes of the day, 0 … 1440. `to` at or before `from` is on the day after: 22:00 to 02:00. */
export interface OpenInterval {
  from: number;
  to: number;
}

export interface BusinessHours {
  timeZone: string;
  /** Of each day of the week, Monday first: the intervals that begin on it, in any order. */
  week: readonly (readonly OpenInterval[])[];
  /** Days (`2026-12-25`) on which none begins. */
  holidays: ReadonlySet<string>;
}

/** Milliseconds since 1970, the end not included. */
export interface Span {
  from: number;
  to: number;
}

/** Open milliseconds between two moments; 0 when the second is not after the first. */
export function openBetween(hours: BusinessHours, from: number, to: number): number {
  let sum = 0;
  for (const span of openSpans(hours, from)) {
    if (span.from >= to) break;
    sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
  }
  return sum;
}

/**
 * The first moment at which so many open milliseconds have passed since `from`; for 0, `from` itself.
 * @returns null when it never comes: these hours do not open often enough
 */
export function afterOpen(hours: BusinessHours, from: number, milliseconds: number): number | null {
  if (milliseconds <= 0) return from;
  let left = milliseconds;
  for (const span of openSpans(hours, from)) {
    const begin = Math.max(span.from, from);
    if (begin + left <= span.to) return begin + left;
    left -= Math.max(0, span.to - begin);
  }
  return null;
}

/** The first moment at or after `from` that is open; null when none comes. */
export function nextOpen(hours: BusinessHours, from: number): number | null {
  for (const span of openSpans(hours, from)) if (span.to > from) return Math.max(span.from, from);
  return null;
}

/** Open spans that end after a moment, in order, none touching the next; for ten years. */
function* openSpans(hours: BusinessHours, from: number): Generator<Span> {
  const offset = offsetsOf(hours.timeZone);
  const today = Math.floor((from + offset(from)) / DAY_MS);
  let waiting: Span[] = [];
  // Whatever began yesterday may reach into today.
  for (let day = today - 1; day < today + LOOK_AHEAD_DAYS; day++) {
    waiting = joined([...waiting, ...spansOfDay(hours, day, offset)]);
    // Nothing of a later day can begin before this.
    const settled = (day + 1) * DAY_MS - FARTHEST_MS;
    yield* waiting.filter(({ to }) => to < settled && to > from);
    waiting = waiting.filter(({ to }) => to >= settled);
  }
  yield* waiting;
}

/** In order of time, those that overlap or touch as one. */
function joined(spans: Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else found.push({ ...span });
  }
  return found;
}

/**
 * Of the intervals that begin on a day (days since 1970 on the wall). What a repeated hour tears apart comes in pieces.
 */
function spansOfDay(
  { week, holidays }: BusinessHours,
  day: number,
  offset: (moment: number) => number,
): Span[] {
  const midnight = day * DAY_MS;
  const intervals = week[(((day + 3) % 7) + 7) % 7] ?? [];
  if (!intervals.length || holidays.has(new Date(midnight).toISOString().slice(0, 10))) return [];
  return intervals.flatMap(({ from, to }) => {
    const end = to > from ? to : to + 1440;
    return onClock({ from: midnight + from * MINUTE_MS, to: midnight + end * MINUTE_MS }, offset);
  });
}

/** The moments at which the clock on the wall shows a time of the span. */
function onClock(wall: Span, offset: (moment: number) => number): Span[] {
  return steadyParts({ from: wall.from - FARTHEST_MS, to: wall.to + FARTHEST_MS }, offset).flatMap(
    ({ from, to, ahead }) => {
      const part = { from: Math.max(from, wall.from - ahead), to: Math.min(to, wall.to - ahead) };
      return part.to > part.from ? [part] : [];
    },
  );
}

/** Cut where the clocks are changed. */
function steadyParts({ from, to }: Span, offset: (moment: number) => number): (Span & { ahead: number })[] {
  const parts: (Span & { ahead: number })[] = [];
  let begin = from;
  for (let at = from; at < to; at += BETWEEN_CHANGES_MS) {
    const next = Math.min(to, at + BETWEEN_CHANGES_MS);
    if (offset(at) === offset(next)) continue;
    const change = changeBetween(at, next, offset);
    parts.push({ from: begin, to: change, ahead: offset(at) });
    begin = change;
  }
  return [...parts, { from: begin, to, ahead: offset(to) }];
}

/** To the minute: the first that has the later offset. */
function changeBetween(from: number, to: number, offset: (moment: number) => number): number {
  const before = offset(from);
  let [low, high] = [Math.floor(from / MINUTE_MS), Math.ceil(to / MINUTE_MS)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle * MINUTE_MS) === before) low = middle;
    else high = middle;
  }
  return high * MINUTE_MS;
}
