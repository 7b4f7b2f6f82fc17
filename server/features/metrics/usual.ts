/** How much a total goes up and down without a reason that is known: learned from the time before. */

import { BEGINNING, type Period } from '../../core/period.ts';
import { ask } from '../lens/ask.ts';
import { type Part, partsUntil } from '../lens/question/before.ts';
import { EVEN, type Lengths } from './change.ts';
import { paramsOf } from './figures.ts';
import type { Question } from './question.ts';
import { type Counted, wobble } from './statistics/wobble.ts';

/** Periods just before the one asked about: as many as Pulse looks back on. */
const PERIODS = 11;
const DAY_MS = 86_400_000;

/**
 * What the period before must be held against the one asked about with. Only totals grow with time and wobble: how much
 * is learned from the 11 periods just before, be it last year that they are held against.
 */
export async function lengthsOf(question: Question, before: Period): Promise<Lengths> {
  if (question.metric.kind.apart?.as !== 'total') return EVEN;
  const parts = partsUntil(question.period, lookedBackOn(question) + 1, question);
  const isJustBefore = parts.at(-2)?.from.getTime() === before.from.getTime();
  const days = isJustBefore ? parts.at(-2)!.days : lengthMs(before) / DAY_MS;
  const totals = await totalsIn(question, parts.slice(0, -1));
  return {
    ...{ scale: parts.at(-1)!.days / days, days: parts.at(-1)!.days },
    history: isJustBefore ? totals : [],
    ...wobble(totals),
  };
}

const lengthMs = ({ from, to }: Period) => to.getTime() - from.getTime();

/** None that begin before the lens can hold anything. */
const lookedBackOn = ({ period }: Question) =>
  Math.min(PERIODS, Math.floor((period.from.getTime() - BEGINNING.getTime()) / lengthMs(period)));

/** What happened in each of these periods, in order of time; nothing where nothing did. */
async function totalsIn(question: Question, parts: Part[]): Promise<Counted[]> {
  if (!parts.length) return [];
  const period = { ...question.period, from: parts[0]!.from, to: parts.at(-1)!.to };
  const rows = await ask<{ place: number; y: number; yy: number }>(question.program, question.workspaceId, {
    sql: totalsSql(question),
    params: {
      ...paramsOf({ ...question, period }, { time: 'whole', groups: 'everybody' }),
      partStarts: parts.map(({ from }) => from.getTime()),
      partEnds: parts.map(({ to }) => to.getTime()),
    },
  });
  const byPlace = new Map(rows.map((row) => [Number(row.place), row]));
  return parts.map(({ days }, index) => {
    const { y = 0, yy = 0 } = byPlace.get(index + 1) ?? {};
    return { value: Number(y), squares: Number(yy), days };
  });
}

/** Observations, or people where each counts once in a period, added up as the metric is taken apart. */
function totalsSql({ metric, asked }: Question): string {
  const { amount, perPerson } = metric.kind.apart!;
  const moment = 'toUnixTimestamp64Milli(at)';
  const place = `arrayFirstIndex((start, end) -> ${moment} >= start AND ${moment} < end, {partStarts:Array(Int64)}, {partEnds:Array(Int64)})`;
  const seen = `SELECT *, ${place} AS place FROM (${metric.observations({ ...asked, split: null, inParts: true })})`;
  const each = perPerson
    ? `SELECT place, person, ${perPerson.join(', ')} FROM (${seen}) AS one GROUP BY place, person`
    : seen;
  return `SELECT place, sum(${amount}) AS y, sum(${amount} * ${amount}) AS yy FROM (${each}) GROUP BY place`;
}
