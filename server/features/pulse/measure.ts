/** One metric in Pulse: its figures over the periods, and how it changed from the one before. */
import type { Scope } from '../../core/database/workspace.ts';
import { type ChangeFound, differenceOf, EVEN, type Lengths } from '../metrics/change.ts';
import { type Found, findFigures } from '../metrics/figures.ts';
import { pointsOfEverybody } from '../metrics/points.ts';
import { type Program, type Question, readQuestion } from '../metrics/question.ts';
import type { MetricId } from '../metrics/shapes-contract.ts';
import { NOTHING, type Sides } from '../metrics/statistics/sums.ts';
import { wobble } from '../metrics/statistics/wobble.ts';
import type { Apartness } from './changes/decompose.ts';
import { findWhole, type Whole } from './changes/observed.ts';
import { isUnrecorded } from './looked-at.ts';
import type { Stretch } from './span.ts';

type Point = ReturnType<typeof pointsOfEverybody>[number];

export interface Measured {
  id: MetricId;
  /** About the period and the one before it. */
  question: Question;
  points: Point[];
  now: Point;
  before: Point;
  /** Null where it cannot be taken apart. */
  apart: TakenApart | null;
  /** Null where one of the two has no figure. */
  difference: ChangeFound | null;
}

export interface TakenApart {
  whole: Sides;
  how: Apartness & Lengths;
}

/** Null where nothing was observed in either period, or where nobody seems to record what would be counted. */
export async function measure(
  program: Program,
  scope: Scope,
  id: MetricId,
  stretch: Stretch,
): Promise<Measured | null> {
  const { parts, span } = stretch;
  const period = { from: parts[0]!.from.toISOString(), to: parts.at(-1)!.to.toISOString(), interval: span };
  const asked = inParts(await readQuestion(program, scope, id, period), stretch);
  const wholes = asked.metric.kind.apart ? await findWhole(asked) : null;
  const figures = wholes
    ? wholes.map(asFound)
    : await findFigures(asked, { time: 'intervals', groups: 'everybody' });
  const points = pointsOfEverybody(asked, figures);
  const [before, now] = [points.at(-2)!, points.at(-1)!];
  if ((!now.n && !before.n) || isUnrecorded(id, points)) return null;
  const question = { ...asked, period: { ...asked.period, from: new Date(before.at) } };
  const apart = wholes && takenApart(question, wholes, stretch);
  return {
    ...{ id, question, points, now, before, apart },
    difference: differenceOf(question.metric.kind, { now, before }, apart?.whole ?? null, apart?.how ?? EVEN),
  };
}

/** Where the last period runs, of each as much as has passed of it. */
function inParts(question: Question, { dates, parts, running }: Stretch): Question {
  if (dates.at(-1) !== running) return question;
  const [partStarts, partEnds] = (['from', 'to'] as const).map((end) =>
    parts.map((part) => part[end].getTime()),
  );
  return {
    ...question,
    asked: { ...question.asked, inParts: true },
    params: { ...question.params, partStarts, partEnds },
  };
}

const asFound = ({ date, figure, sums }: Whole): Found => ({
  ...{ date, group: null, figure, detail: {}, groups: 0 },
  sample: sums,
});

/** First dates of the two periods that are held against each other. */
export const compared = ({ dates }: Pick<Stretch, 'dates'>): [string, string] => [
  dates.at(-2)!,
  dates.at(-1)!,
];

function takenApart({ metric }: Question, wholes: Whole[], stretch: Stretch): TakenApart {
  const periods = periodsOf(wholes, stretch);
  const [before, now] = [periods.at(-2)!, periods.at(-1)!];
  const whole = { before: before.sums, now: now.sums };
  if (metric.kind.apart!.as !== 'total') return { whole, how: { as: 'quotient', ...EVEN } };
  const history = periods.slice(0, -1).map(({ sums, days }) => ({ value: sums.y, squares: sums.yy, days }));
  return {
    whole,
    how: { as: 'total', scale: now.days / before.days, days: now.days, history, ...wobble(history) },
  };
}

/** Every period, with what it adds up to and how many days long it is. */
function periodsOf(wholes: Whole[], { dates, parts }: Stretch) {
  return dates.map((date, index) => ({
    sums: wholes.find((one) => one.date === date)?.sums ?? NOTHING,
    days: parts[index]!.days,
  }));
}
