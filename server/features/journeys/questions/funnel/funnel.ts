/** How many people came from step to step? */
import type { z } from 'zod';
import { ask } from '../../../lens/ask.ts';
import { requireTrait } from '../../../lens/question/traits.ts';
import { wilson } from '../../../metrics/statistics/wilson.ts';
import { type Asked, type Asker, readAsked, shownPeriod } from '../asked.ts';
import type { FunnelAnswer, FunnelQuestion } from '../funnel-contract.ts';
import { isSmall } from '../small.ts';
import { attemptParts, BLOCK } from './attempts.ts';
import { readDifferences } from './differently.ts';
import { readSplit, type Split } from './groups.ts';
import { knownOf } from './known.ts';
import { type FunnelSteps, readSteps } from './steps.ts';

type Answer = z.input<typeof FunnelAnswer>;
type StepAnswer = Answer['steps'][number];

const MOST_GROUPS = 50;

/** A funnel's question with everything it names found. */
export interface AskedFunnel {
  asked: Asked;
  steps: FunnelSteps;
  split: Split;
  question: FunnelQuestion;
  /** Parts `matched`, `told`, `attempts`. */
  parts: string;
}

export async function readFunnel(asker: Asker, question: FunnelQuestion): Promise<Answer> {
  const funnel = await askedFunnel(asker, question);
  const rows = await ask<Row>(asker.context, asker.caller.workspaceId, {
    sql: funnelSql(funnel),
    params: funnel.asked.params,
  });
  const answer = answerOf(funnel, rows);
  return question.differently ? { ...answer, differently: await readDifferences(asker, funnel) } : answer;
}

/** @throws 400 for names that the workspace does not have and steps that make no funnel */
export async function askedFunnel(asker: Asker, question: FunnelQuestion): Promise<AskedFunnel> {
  const trait = question.splitBy?.match(/^trait:(.+)$/s)?.[1];
  if (trait !== undefined) {
    await requireTrait(asker.context, asker.caller.workspaceId, { name: trait, at: 'splitBy' });
  }
  let split: Split | undefined;
  const asked = await readAsked(asker, question, async (tx) => {
    split = await readSplit(tx, question.splitBy);
  });
  const steps = readSteps(question, asked.map);
  const parts = attemptParts(asked, steps, question, split!.own);
  asked.params = { ...asked.params, ...steps.params, ...split!.params };
  return { asked, steps, split: split!, question, parts };
}

interface Row {
  isWhole: number;
  group: string;
  groups: number;
  /** By step. */
  customers: number[];
  medianMs: (number | null)[];
  p90Ms: (number | null)[];
  convertMedianMs: number | null;
  convertP90Ms: number | null;
  stillOpen: number;
  /** By step, people whose group it tells; and of whom none does. */
  tellers: number[];
  without: number;
  /** Whose group is known: of those who came through, and by step of those who reached it and did not. */
  knownThrough: number;
  knownOthers: number[];
}

/** How many people reached each step, and how long did it take them: of all, and of each group? */
export function funnelSql({ steps, split, question, parts }: AskedFunnel): string {
  const each = (make: (step: number) => string) =>
    `[${steps.list.map((_, index) => make(index + 1)).join(', ')}]`;
  const last = steps.list.length;
  const sets = question.splitBy ? 'GROUP BY GROUPING SETS ((), (split))' : 'GROUP BY ()';
  return `WITH ${parts}
    SELECT ${question.splitBy ? 'grouping(split) = 1' : '1'} AS isWhole, ${question.splitBy ? 'split' : "''"} AS group,
      ${question.splitBy ? 'uniqExact(split)' : '0'} AS groups,
      ${each((step) => `countIf(level >= ${step})`)} AS customers,
      ${each((step) => `quantileExactInclusiveIf(0.5)(ms_${step}, level >= ${step})`)} AS medianMs,
      ${each((step) => `quantileExactInclusiveIf(0.9)(ms_${step}, level >= ${step})`)} AS p90Ms,
      quantileExactInclusiveIf(0.5)(at_${last} - begun, level = ${last}) AS convertMedianMs,
      quantileExactInclusiveIf(0.9)(at_${last} - begun, level = ${last}) AS convertP90Ms,
      countIf(is_open) AS stillOpen, ${each((step) => `countIf(own_step = ${step})`)} AS tellers, countIf(split = '') AS without,
      countIf(split != '' AND level = ${last}) AS knownThrough,
      ${each((step) => `countIf(split != '' AND level >= ${step} AND level < ${last})`)} AS knownOthers
    FROM (SELECT *, ${split.value} AS split FROM attempts ${split.join})
    ${sets} ORDER BY isWhole DESC, group = '' DESC, customers[1] DESC, group LIMIT ${MOST_GROUPS + 2} SETTINGS ${BLOCK}`;
}

function answerOf({ asked, steps, question }: AskedFunnel, rows: Row[]): Answer {
  const whole = rows.find(({ isWhole }) => isWhole) ?? nobody(steps.list.length);
  const shown = shownRow(whole, steps);
  const groups = groupsOf(rows);
  const base = Math.max(
    0,
    whole.tellers.findIndex((customers) => customers > 0),
  );
  return {
    period: shownPeriod(asked.period),
    order: question.order,
    windowSeconds: question.windowSeconds,
    ...shown,
    p90SecondsToConvert: seconds(whole.convertP90Ms),
    stillOpen: whole.stillOpen,
    ...(question.splitBy && {
      groups: groups.map((row) => ({ group: row.group, ...shownRow(row, steps, base) })),
      moreGroups: Math.max(0, whole.groups - groups.length),
      split: {
        told: whole.tellers.flatMap((customers, index) =>
          customers ? [{ stepNumber: index + 1, customers }] : [],
        ),
        without: whole.without,
        known: knownOf(whole, base),
      },
    }),
  };
}

/** The largest; last, whoever is in none. */
function groupsOf(rows: Row[]): Row[] {
  const groups = rows.filter(({ isWhole }) => !isWhole);
  const [named, unnamed] = [true, false].map((is) => groups.filter(({ group }) => (group !== '') === is));
  return [...named!.slice(0, MOST_GROUPS), ...unnamed!];
}

function nobody(steps: number): Row {
  const none = new Array(steps).fill(null);
  return {
    isWhole: 1,
    group: '',
    groups: 0,
    customers: new Array(steps).fill(0),
    medianMs: none,
    p90Ms: none,
    convertMedianMs: null,
    convertP90Ms: null,
    stillOpen: 0,
    tellers: [],
    without: 0,
    knownThrough: 0,
    knownOthers: new Array(steps).fill(0),
  };
}

/** @param base from which step on it converts: who is in a group that a later step tells came so far by construction */
function shownRow(row: Row, { list }: FunnelSteps, base = 0) {
  const first = row.customers[base] ?? 0;
  const converted = row.customers.at(-1)!;
  return {
    steps: list.map(({ name }, index) => shownStep(name, index, row)),
    conversion: { ...shareOf(converted, first), n: first, small: isSmall(first) },
    medianSecondsToConvert: seconds(row.convertMedianMs),
  };
}

function shownStep(name: string, index: number, { customers, medianMs, p90Ms }: Row): StepAnswer {
  const here = customers[index]!;
  const [first = 0] = customers;
  const ofFirst = shareOf(here, first);
  const ofPrevious = shareOf(here, customers[Math.max(0, index - 1)]!);
  return {
    name,
    customers: here,
    share: ofFirst.value,
    low: ofFirst.low,
    high: ofFirst.high,
    shareOfPrevious: ofPrevious.value,
    previousLow: ofPrevious.low,
    previousHigh: ofPrevious.high,
    small: isSmall(first),
    medianSecondsFromPrevious: index ? seconds(medianMs[index]!) : null,
    p90SecondsFromPrevious: index ? seconds(p90Ms[index]!) : null,
  };
}

function shareOf(hits: number, n: number) {
  const interval = wilson(hits, n);
  return { value: n ? hits / n : null, low: interval?.low ?? null, high: interval?.high ?? null };
}

const seconds = (ms: number | null) => (ms === null ? null : ms / 1000);
