/** Who began, and who came back? */
import type { z } from 'zod';
import { type Asker, readAsked } from '../asked.ts';
import { peoplePage } from '../people.ts';
import type { RetentionPart, RetentionQuestion } from '../retention-contract.ts';
import { readRetention } from './retention.ts';
import { periodOf, returnParts } from './returns.ts';

type Part = z.output<typeof RetentionPart>;

/** Of a period without a cohort: of the cohorts that the average of this period is over. */
export async function readRetentionPeople(
  asker: Asker,
  asks: RetentionQuestion & Part & { cursor?: string | undefined; limit: number },
) {
  const asked = await readAsked(asker, asks);
  const parts = returnParts(asked, asks);
  const { at, holds } = partSql(asks);
  const cohorts = await cohortsOf(asker, asks);
  const sql = `SELECT person, ${at} AS at FROM returns
    WHERE ${holds}${cohorts ? ' AND toString(cohort) IN {cohorts:Array(String)}' : ''}`;
  return peoplePage(asker, { parts, sql, params: { ...asked.params, cohorts: cohorts ?? [] } }, asks);
}

function partSql(asks: RetentionQuestion & Part): { at: string; holds: string } {
  if (asks.period !== undefined) {
    const inPeriod = `arrayFilter(x -> ${periodOf(asks)} = ${asks.period}, later)`;
    return { at: firstOf(inPeriod), holds: `notEmpty(${inPeriod})` };
  }
  if (asks.part === 'returned') return { at: firstOf('later'), holds: 'notEmpty(later)' };
  return { at: 'first', holds: '1' };
}

const firstOf = (moments: string) => `fromUnixTimestamp64Milli(arrayMin(${moments}), 'UTC')`;

async function cohortsOf(asker: Asker, asks: RetentionQuestion & Part): Promise<string[] | null> {
  if (asks.cohort) return [asks.cohort];
  if (asks.period === undefined) return null;
  const { cohorts } = await readRetention(asker, { ...asks, periods: Math.max(asks.periods, asks.period) });
  return cohorts.filter((cohort) => cohort.periods[asks.period!]?.known).map(({ at }) => at);
}
