/** Of the people who began together, who came back, and when? */
import type { z } from 'zod';
import { invalid } from '../../../../core/http/problems.ts';
import { ask } from '../../../lens/ask.ts';
import { wilson } from '../../../metrics/statistics/wilson.ts';
import { type Asked, type Asker, readAsked, shownPeriod } from '../asked.ts';
import type { RetentionAnswer, RetentionQuestion } from '../retention-contract.ts';
import { isSmall } from '../small.ts';
import { type Began, type Horizon, hasBegun, isOver } from './calendar.ts';
import { BLOCK, periodOf, returnParts } from './returns.ts';

type Answer = z.input<typeof RetentionAnswer>;
type Cohort = Answer['cohorts'][number];

/** Two years of days. */
const MOST_COHORTS = 750;
/** Of all who began: what fewer of them say may not hold for the others. */
const LEAST_SHARE = 0.1;
/** Counted beside the periods: everyone who began, and everyone who ever came back. */
const BEGAN = -2;
const RETURNED = -1;

interface Row {
  /** The cohort's first. */
  day: string;
  /** Or BEGAN, or RETURNED. */
  period: number;
  customers: number;
  /** Milliseconds since 1970. */
  earliest: number;
  latest: number;
}

/** @throws 400 for unknown types and for more cohorts than anyone could read */
export async function readRetention(asker: Asker, question: RetentionQuestion): Promise<Answer> {
  const asked = await readAsked(asker, question);
  const sql = retentionSql(asked, question);
  const rows = await ask<Row>(asker.context, asker.caller.workspaceId, { sql, params: asked.params });
  const byCohort = [...Map.groupBy(rows, ({ day }) => day)];
  refuseTooMany(byCohort.length, question);
  const horizon = horizonOf(asked);
  const cohorts = byCohort.map(([at, counts]) => cohortOf(at, counts, question, horizon)).sort(byDay);
  const customers = sumOf(cohorts.map((cohort) => cohort.customers));
  const returned = sumOf(cohorts.map((cohort) => cohort.returned));
  return {
    period: shownPeriod(asked.period),
    interval: question.interval,
    rolling: question.rolling,
    cohorts,
    average: averageOf(cohorts, question.periods),
    total: { customers, returned, share: customers ? returned / customers : null },
  };
}

/** How many began in each interval, how many of them came back in each period after, and how many ever? */
export function retentionSql(asked: Asked, question: RetentionQuestion): string {
  return `WITH ${returnParts(asked, question)}
    SELECT toString(cohort) AS day, period, count() AS customers,
      min(toUnixTimestamp64Milli(first)) AS earliest, max(toUnixTimestamp64Milli(first)) AS latest
    FROM returns ARRAY JOIN arrayConcat(
      [toInt32(${BEGAN})], if(notEmpty(later), [toInt32(${RETURNED})], []),
      arrayFilter(p -> p <= ${question.periods}, arrayDistinct(arrayMap(x -> ${periodOf(question)}, later)))) AS period
    GROUP BY day, period SETTINGS ${BLOCK}`;
}

function refuseTooMany(cohorts: number, { interval }: RetentionQuestion) {
  if (cohorts <= MOST_COHORTS) return;
  const message = `would give ${cohorts} cohorts; at most ${MOST_COHORTS} can be read. Ask for a shorter period or longer intervals`;
  throw invalid(`interval: "${interval}" ${message}`, [{ at: 'interval', message }]);
}

function horizonOf({ period }: Asked, now = new Date()): Horizon {
  return { end: period.to < now ? period.to : now, timeZone: period.timeZone };
}

function cohortOf(at: string, rows: Row[], question: RetentionQuestion, horizon: Horizon): Cohort {
  const counts = new Map(rows.map(({ period, customers }) => [period, customers]));
  const whole = rows.find(({ period }) => period === BEGAN)!;
  const began = { at, earliest: new Date(whole.earliest), latest: new Date(whole.latest) };
  return {
    at,
    customers: whole.customers,
    small: isSmall(whole.customers),
    returned: counts.get(RETURNED) ?? 0,
    periods: periodsOf(began, whole.customers, counts, question, horizon),
  };
}

function periodsOf(
  began: Began,
  n: number,
  counts: Map<number, number>,
  question: RetentionQuestion,
  horizon: Horizon,
): Cohort['periods'] {
  const periods: Cohort['periods'] = [];
  for (let period = 0; period <= question.periods; period += 1) {
    if (!hasBegun(began, period, question, horizon)) break;
    const known = isOver(began, period, question, horizon);
    const customers = counts.get(period) ?? 0;
    const interval = known ? wilson(customers, n) : null;
    periods.push({
      period,
      customers,
      share: customers / n,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      known,
    });
  }
  return periods;
}

function averageOf(cohorts: Cohort[], periods: number): Answer['average'] {
  const all = sumOf(cohorts.map(({ customers }) => customers));
  return Array.from({ length: periods + 1 }, (_, period) => {
    const known = cohorts.filter((cohort) => cohort.periods[period]?.known);
    const n = sumOf(known.map(({ customers }) => customers));
    const customers = sumOf(known.map((cohort) => cohort.periods[period]!.customers));
    const interval = wilson(customers, n);
    const honesty = { small: isSmall(n), fragment: n < LEAST_SHARE * all };
    return interval ? [{ period, customers, n, share: customers / n, ...interval, ...honesty }] : [];
  }).flat();
}

const byDay = (a: Cohort, b: Cohort) => (a.at < b.at ? -1 : 1);
const sumOf = (values: number[]) => values.reduce((all, one) => all + one, 0);
