/** The answer to a question about a metric: points, total, groups, and another period beside it. */
import type { z } from 'zod';
import { inWorkspace } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { ask } from '../lens/ask.ts';
import { comparedPeriod } from '../lens/question/before.ts';
import { intervalOf } from '../lens/question/calendar.ts';
import { INTERVALS } from '../lens/question/contract.ts';
import { intervalsBetween } from '../lens/question/dates.ts';
import { judge, type Lengths } from './change.ts';
import type { MetricAnswer } from './contract.ts';
import { type Found, findFigures, isOnePass, paramsOf, REST } from './figures.ts';
import { changesOfGroups } from './group-changes.ts';
import { groupNames } from './groups.ts';
import { isSingle } from './observe.ts';
import { pointsOfEverybody, pointsOfGroups } from './points.ts';
import type { Question } from './question.ts';
import type { Group, Point, Split, Total } from './shapes-contract.ts';
import { NOTHING, type Sums } from './statistics/sums.ts';
import { lengthsOf } from './usual.ts';

export type Answer = z.input<typeof MetricAnswer>;

interface Measured {
  points: z.input<typeof Point>[];
  total: z.input<typeof Total>;
  groups?: z.input<typeof Group>[];
  rest?: { groups: number; total: z.input<typeof Total> };
}

/** With what the whole is told apart from another period by. */
interface Whole {
  measured: Measured;
  sample: Sums;
  /** Of groups: the whole period of each, in their order. */
  found?: Found[];
}

/** More cannot be told apart on a screen, and no period is cut finer by accident. */
const MOST_POINTS = 2000;
const MOST_GROUPS = 50;

/** @throws 400 for more than 2,000 points, and for a comparison without a beginning */
export async function answer(question: Question, compare: 'previous' | 'year' | undefined): Promise<Answer> {
  const { metric, interval, period, currency, assumptions } = question;
  refuseTooManyPoints(question);
  const [whole, compared] = await Promise.all([
    question.asked.split ? measureGroups(question) : measureEverybody(question),
    compare ? measureBefore(question, compare) : undefined,
  ]);
  const groups = compared && whole.found ? await withChanges(question, whole, compared) : undefined;
  return {
    ...{ id: metric.id, unit: metric.unit, direction: metric.direction, interval },
    ...{ from: period.from.toISOString(), to: period.to.toISOString() },
    ...whole.measured,
    ...(groups ? { groups } : {}),
    total: { ...whole.measured.total, ...(await reasonFor(question, whole.measured.total)) },
    ...(compared ? toldBeside(question, whole, compared) : {}),
    ...(metric.isMoney ? { currency } : {}),
    ...(Object.keys(assumptions).length ? { assumptions } : {}),
  };
}

/** Of a total without a value: why, where what was recorded is no observation. */
async function reasonFor(question: Question, { n }: { n: number }) {
  const { metric, asked, program, workspaceId } = question;
  if (n || !metric.withheld) return {};
  const [row] = await ask<{ n: number }>(program, workspaceId, {
    sql: `SELECT count() AS n FROM (${metric.withheld.observations({ ...asked, split: null })})`,
    params: paramsOf(question, { time: 'whole', groups: 'everybody' }),
  });
  return row?.n ? { reason: metric.withheld.reason } : {};
}

interface Compared extends Whole {
  period: Question['period'];
  lengths: Lengths;
}

async function measureBefore(question: Question, compare: 'previous' | 'year'): Promise<Compared> {
  if (!question.period.hasBeginning) {
    const message = 'is needed: without a beginning there is nothing before it to compare with';
    throw invalid(`from: ${message}`, [{ at: 'from', message }]);
  }
  const period = comparedPeriod(question.period, compare, question);
  const [whole, lengths] = await Promise.all([
    measureEverybody({ ...question, period, asked: { ...question.asked, split: null } }),
    lengthsOf(question, period),
  ]);
  return { ...whole, period, lengths };
}

/** The other period, and how much the figure changed since. */
function toldBeside({ metric }: Question, now: Whole, before: Compared): Pick<Answer, 'previous' | 'change'> {
  const { period, lengths, measured } = before;
  const { points, total } = measured;
  const figures = { now: now.measured.total, before: total };
  return {
    previous: { from: period.from.toISOString(), to: period.to.toISOString(), points, total },
    change: judge(metric.kind, figures, { now: now.sample, before: before.sample }, lengths),
  };
}

async function measureEverybody(question: Question): Promise<Whole> {
  const found = isOnePass(question)
    ? await findFigures(question, { time: 'both', groups: 'everybody' })
    : await both(
        findFigures(question, { time: 'intervals', groups: 'everybody' }),
        findFigures(question, { time: 'whole', groups: 'everybody' }),
      );
  const whole = wholeOf(found);
  const points = pointsOfEverybody(question, datedOnly(found));
  return { measured: { points, total: totalOf(question, whole) }, sample: sampleOf(whole) };
}

const both = async (one: Promise<Found[]>, other: Promise<Found[]>) =>
  (await Promise.all([one, other])).flat();

const datedOnly = (found: Found[]) => found.filter(({ date }) => date !== null);
const wholeOf = (found: Found[], group: string | null = null) =>
  found.find((one) => one.date === null && one.group === group);

const sampleOf = (found: Found | undefined) => found?.sample ?? NOTHING;

/** A figure with its details, also of nothing. */
function totalOf({ metric }: Question, found: Found | undefined): z.input<typeof Total> {
  if (!found) return metric.kind.figure({ n: 0 });
  return Object.keys(found.detail).length ? { ...found.figure, detail: found.detail } : found.figure;
}

async function measureGroups(question: Question): Promise<Whole> {
  const found =
    isSingle(question.metric.of, question.asked.split!) && isOnePass(question)
      ? await findFigures(question, { time: 'both', groups: 'both' })
      : await findRankedGroups(question);
  const totals = found.filter(({ date, group }) => date === null && group !== null && group !== REST);
  const keys = totals.sort(BY_THE_CLOCK.has(question.asked.split) ? byKey : byN).map(({ group }) => group!);
  const { program, workspaceId, asked } = question;
  const names = await inWorkspace(program.db, { workspaceId }, (tx) => groupNames(tx, asked.split!, keys));
  const rest = wholeOf(found, REST);
  const whole = wholeOf(found);
  const measured: Measured = {
    points: pointsOfGroups(question, datedOnly(found), keys, names),
    total: totalOf(question, whole),
    groups: totals.map((one) => ({
      group: one.group!,
      name: names.get(one.group!) ?? null,
      total: totalOf(question, one),
    })),
    ...(rest ? { rest: { groups: rest.groups - keys.length, total: totalOf(question, rest) } } : {}),
  };
  return { measured, sample: sampleOf(whole), found: totals };
}

/** Every group beside itself in the other period. */
async function withChanges(question: Question, { measured, found = [] }: Whole, compared: Compared) {
  const changes = await changesOfGroups(question, found, compared);
  return measured.groups?.map((one) => {
    const { before, change } = changes.get(one.group)!;
    return { ...one, previous: totalOf(question, before), change };
  });
}

/** The largest first; of whom it is not told is no group of their own and comes last, however many. */
const byN = (one: Found, other: Found) =>
  Number(one.group === '') - Number(other.group === '') ||
  other.figure.n - one.figure.n ||
  (one.group! < other.group! ? -1 : 1);

/** Hours and days come in their own order. */
const BY_THE_CLOCK = new Set<Split | null>(['hour', 'weekday']);
const byKey = (one: Found, other: Found) => (one.group! < other.group! ? -1 : 1);

/** The keys of the groups that are shown by themselves, the largest first. */
export async function findShownGroups(question: Question): Promise<string[]> {
  return (await findLargest(question)).map(({ group }) => group!);
}

const findLargest = (question: Question) =>
  findFigures(question, { time: 'whole', groups: 'groups', limit: MOST_GROUPS });

/** Where there may be thousands: first the largest, then their points; what remains is one figure. */
async function findRankedGroups(question: Question): Promise<Found[]> {
  const everybody = findFigures(question, { time: 'whole', groups: 'everybody' });
  const [largest, total] = await Promise.all([findLargest(question), everybody]);
  const groups = largest[0]?.groups ?? 0;
  if (groups <= largest.length) {
    const points = await findFigures(question, { time: 'intervals', groups: 'groups' });
    return [...total, ...largest, ...points];
  }
  const shown = largest.map(({ group }) => group!);
  const [points, totals] = await Promise.all([
    findFigures(question, { time: 'intervals', groups: 'groups', shown }),
    findFigures(question, { time: 'whole', groups: 'groups', shown }),
  ]);
  const rest = totals.filter(({ group }) => group === REST).map((one) => ({ ...one, groups }));
  return [...total, ...largest, ...rest, ...points.filter(({ group }) => group !== REST)];
}

function refuseTooManyPoints({ period, interval }: Question): void {
  if (!period.hasBeginning) return;
  const count = (one: typeof interval) =>
    intervalsBetween(
      intervalOf(period.from, one, period),
      intervalOf(period.to, one, period),
      one,
      MOST_POINTS + 1,
    ).length;
  if (count(interval) <= MOST_POINTS) return;
  const enough = INTERVALS.slice(INTERVALS.indexOf(interval)).find((one) => count(one) <= MOST_POINTS);
  const message = `must be ${enough} or longer, or the period shorter: more than ${MOST_POINTS} points`;
  throw invalid(`interval: ${message}`, [{ at: 'interval', message }]);
}
