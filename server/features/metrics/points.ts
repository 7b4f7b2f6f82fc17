/** Figures in order of time: intervals without observations are there too, with what that means for the metric. */
import type { z } from 'zod';
import { invalid } from '../../core/http/problems.ts';
import { intervalOf, startOf } from '../lens/question/calendar.ts';
import { intervalsBetween, nextInterval } from '../lens/question/dates.ts';
import type { Found } from './figures.ts';
import type { Question } from './question.ts';
import type { Point } from './shapes-contract.ts';

type Points = z.input<typeof Point>[];

/** Found beyond this, the period had no beginning and the record goes far back. */
const MOST_FILLED = 2000;

/** @throws 400 when a period without a beginning has too many intervals */
export function pointsOfEverybody(question: Question, found: Found[]): Points {
  return pointsOver(question, datesOf(question, found), found);
}

/** One point for each interval in which a group occurs; of a stock, also for those after it. */
export function pointsOfGroups(
  question: Question,
  found: Found[],
  keys: string[],
  names: ReadonlyMap<string, string>,
): Points {
  const dates = datesOf(question, found);
  const byGroup = Map.groupBy(found, ({ group }) => group!);
  return keys.flatMap((group) => {
    const own = byGroup.get(group) ?? [];
    const occurs = new Set(own.map(({ date }) => date));
    const first = dates.find((date) => occurs.has(date));
    const wanted = question.metric.kind.isCumulative
      ? dates.filter((date) => first !== undefined && date >= first)
      : dates.filter((date) => occurs.has(date));
    return pointsOver(question, wanted, own).map((point) => ({
      ...point,
      group,
      groupName: names.get(group) ?? null,
    }));
  });
}

function datesOf({ period, interval, hasEnd }: Question, found: Found[]): string[] {
  const known = found.map(({ date }) => date!).sort();
  const ends = hasEnd || period.hasBeginning;
  const first = period.hasBeginning ? intervalOf(period.from, interval, period) : known[0];
  // `to` is not part of the period: one that ends with a month has no point of the next.
  const last = ends ? intervalOf(new Date(period.to.getTime() - 1), interval, period) : known.at(-1);
  if (first === undefined || last === undefined) return [];
  const dates = intervalsBetween(first, last, interval, MOST_FILLED + 1);
  if (dates.length <= MOST_FILLED) return dates;
  const message = `is needed: the record begins on ${first}, which makes more than ${MOST_FILLED} points. Or ask for longer intervals`;
  throw invalid(`from: ${message}`, [{ at: 'from', message }]);
}

function pointsOver(question: Question, dates: string[], found: Found[]): Points {
  const { kind } = question.metric;
  const byDate = new Map(found.map((one) => [one.date, one.figure]));
  let before = 0;
  return dates.map((date) => {
    const own = byDate.get(date) ?? kind.figure({ n: 0 });
    before += own.n;
    const figure = kind.isCumulative ? kind.figure({ n: before }) : own;
    const partial = isPartial(question, date) ? { partial: true as const } : {};
    return { at: startOf(date, question.period).toISOString(), ...figure, ...partial };
  });
}

function isPartial({ period, interval, now }: Question, date: string): boolean {
  const end = Math.min(period.to.getTime(), now.getTime());
  const beginsWithin = period.hasBeginning && startOf(date, period) < period.from;
  return beginsWithin || startOf(nextInterval(date, interval), period).getTime() > end;
}
