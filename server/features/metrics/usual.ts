/** How much a total goes up and down without a reason that is known: learned from the time before. */
import { ask } from '../lens/ask.ts';
import type { Period } from '../lens/question/period.ts';
import { EVEN, type Lengths } from './change.ts';
import { paramsOf } from './figures.ts';
import type { Question } from './question.ts';
import { type Counted, type Wobble, wobble } from './statistics/wobble.ts';

/** Periods as long as the one asked about, just before it: as many as Pulse looks back on. */
const PERIODS = 11;
/** The first moment that the lens can hold. */
const FIRST_MS = Date.UTC(1900, 0, 1);
const DAY_MS = 86_400_000;

/** What the period before must be held against the one asked about with. Only totals grow with time and wobble. */
export async function lengthsOf(question: Question, before: Period): Promise<Lengths> {
  if (question.metric.kind.apart?.as !== 'total') return EVEN;
  return { scale: lengthMs(question.period) / lengthMs(before), ...(await usualWobble(question)) };
}

const lengthMs = ({ from, to }: Period) => to.getTime() - from.getTime();

/** How totals wobbled over the 11 periods of the same length just before, be it last year that they are held against. */
async function usualWobble(question: Question): Promise<Wobble> {
  return wobble(await totalsBefore(question));
}

/** What happened in each of those periods, in order of time; nothing where nothing did. */
async function totalsBefore(question: Question): Promise<Counted[]> {
  const { program, workspaceId, period } = question;
  const length = lengthMs(period);
  const count = Math.min(PERIODS, Math.floor((period.from.getTime() - FIRST_MS) / length));
  if (count < 2) return [];
  const from = new Date(period.from.getTime() - count * length);
  const rows = await ask<{ place: number; y: number; yy: number }>(program, workspaceId, {
    sql: totalsSql(question),
    params: {
      ...paramsOf(
        { ...question, period: { ...period, from, to: period.from } },
        { time: 'whole', groups: 'everybody' },
      ),
      length,
    },
  });
  const byPlace = new Map(rows.map((row) => [Number(row.place), row]));
  return Array.from({ length: count }, (_, place) => {
    const { y = 0, yy = 0 } = byPlace.get(place) ?? {};
    return { value: Number(y), squares: Number(yy), days: length / DAY_MS };
  });
}

/** Observations, or people where each counts once in a period, added up as the metric is taken apart. */
function totalsSql({ metric, asked }: Question): string {
  const { amount, perPerson } = metric.kind.apart!;
  const place = `intDiv(dateDiff('millisecond', {from:DateTime64(3, 'UTC')}, at), {length:Int64})`;
  const seen = `SELECT *, ${place} AS place FROM (${metric.observations({ ...asked, split: null })})`;
  const each = perPerson
    ? `SELECT place, person, ${perPerson.join(', ')} FROM (${seen}) AS one GROUP BY place, person`
    : seen;
  return `SELECT place, sum(${amount}) AS y, sum(${amount} * ${amount}) AS yy FROM (${each}) GROUP BY place`;
}
