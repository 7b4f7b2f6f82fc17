/** Which stretch of time Pulse is about: a week, month or quarter where the workspace is, and the ones before it. */
import { invalid } from '../../core/http/problems.ts';
import type { Clock } from '../../core/period.ts';
import { ask, type Lenses } from '../lens/ask.ts';
import { calendarParts, type Part } from '../lens/question/before.ts';
import { intervalOf } from '../lens/question/calendar.ts';
import { nextInterval, plusIntervals } from '../lens/question/dates.ts';
import { clockParams, intervalStart, momentParam } from '../lens/question/period.ts';
import type { Span } from './contract.ts';

/** So many periods are shown beside each figure, the one asked for among them. */
export const SHOWN_PERIODS = 12;

export interface Stretch {
  span: Span;
  clock: Clock;
  /** First dates of the periods in order of time: the last one is asked for, the one before is compared. */
  dates: string[];
  /** From and to of each: the whole of it; where the last one runs, of each as much as has passed of that. */
  parts: Part[];
  /** First date of the period that runs now. */
  running: string;
  /** First date of what follows, if it has begun. */
  later: string | null;
  /** Whether anything happened before. */
  hasEarlier: boolean;
  /** The last moment at which anything happened; null in an empty workspace. */
  lastAt: Date | null;
  /** Asked for no date, and the latest period is empty: this is the last that is not. */
  isPast: boolean;
}

/**
 * When anything happened, by periods; what is in the future has not. From the index of time: reads one column.
 */
const happened = (span: Span) => `
  SELECT toString(${intervalStart(span, 'at')}) AS date, count() AS touchpoints, toString(max(at)) AS last FROM touchpoints
  WHERE at < {now:DateTime64(3, 'UTC')} GROUP BY date ORDER BY date`;

interface Row {
  date: string;
  touchpoints: number;
  last: string;
}

/** @throws 400 for a date whose period has not begun */
export async function findStretch(
  lenses: Lenses,
  workspaceId: string,
  clock: Clock,
  asked: { span: Span; at?: string | undefined },
  now: Date,
): Promise<Stretch> {
  const { span } = asked;
  const rows = await ask<Row>(lenses, workspaceId, {
    sql: happened(span),
    params: { ...clockParams(clock), now: momentParam(now) },
  });
  const running = intervalOf(now, span, clock);
  const latest = plusIntervals(running, span, -1);
  const chosen =
    asked.at === undefined
      ? chooseLast(rows, latest)
      : intervalOf(noonOf(asked.at), span, { ...clock, timeZone: 'UTC' });
  if (chosen > running) throw notBegun(span, running);
  const dates = periodsUntil(chosen, span);
  const meant = { unit: span, count: 1, isSoFar: chosen === running };
  const last = rows.at(-1)?.last;
  return {
    ...{ span, clock, dates, running },
    parts: calendarParts(chosen, SHOWN_PERIODS, { meant, clock, reached: now }),
    later: chosen < running ? nextInterval(chosen, span) : null,
    hasEarlier: rows.some(({ date }) => date < chosen),
    lastAt: last ? new Date(`${last.replace(' ', 'T')}Z`) : null,
    isPast: asked.at === undefined && chosen !== latest,
  };
}

/** Whole enough to be held against the one before, where the record ends in the middle of one, or with stragglers. */
const LEAST_OF_USUAL = 0.5;

/** The latest that has ended, if anything happened in it; else the last that was at least half as busy as usual. */
function chooseLast(rows: Row[], latest: string): string {
  if (rows.some(({ date }) => date === latest)) return latest;
  const ended = rows.filter(({ date }) => date < latest);
  const usual = medianOf(ended.slice(-3 * SHOWN_PERIODS).map(({ touchpoints }) => touchpoints));
  return ended.findLast(({ touchpoints }) => touchpoints >= LEAST_OF_USUAL * usual)?.date ?? latest;
}

const medianOf = (counts: number[]) => counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;

const periodsUntil = (date: string, span: Span) =>
  Array.from({ length: SHOWN_PERIODS }, (_, place) => plusIntervals(date, span, place + 1 - SHOWN_PERIODS));

const noonOf = (date: string) => new Date(`${date}T12:00:00Z`);

function notBegun(span: Span, running: string) {
  const message = `must lie in a ${span} that has begun; the latest begins on ${running}`;
  return invalid(`at: ${message}`, [{ at: 'at', message }]);
}
