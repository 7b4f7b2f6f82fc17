/** What makes somebody a customer: having ordered lately, where there are orders; else a subscription. */
import { ask } from '../lens/ask.ts';
import { SUBSCRIPTION_TYPES } from './definitions/keeping.ts';
import type { Asked, Assumptions } from './metric.ts';
import type { Program } from './question.ts';
import { PLACED } from './rows.ts';

const DAY_MS = 86_400_000;
/** Taken where too few people ordered again to say. */
const USUAL_QUIET_DAYS = 90;
const ENOUGH_GAPS = 30;

interface Gaps {
  orders: number;
  gaps: number;
  /** Milliseconds. */
  p90: number;
  /** Milliseconds since 1970. */
  first: number;
}

/**
 * How long are the gaps between one order of a person and their next? Nine in ten of those who came back had done so
 * within the 90th percentile. Orders within a day of each other are one purchase.
 */
const GAPS = `
  SELECT orders, first, length(sorted) AS gaps, if(gaps = 0, 0, sorted[intDiv(gaps * 9 + 9, 10)]) AS p90 FROM (
    SELECT sum(length(moments)) AS orders, min(moments[1]) AS first, arraySort(arrayFlatten(groupArray(gaps))) AS sorted FROM (
      SELECT arraySort(groupArray(toUnixTimestamp64Milli(assumeNotNull(seen.placed_at)))) AS moments,
        arrayFilter(gap -> gap >= ${DAY_MS}, arrayPopFront(arrayDifference(moments))) AS gaps
      FROM orders AS seen WHERE ${PLACED} GROUP BY person))`;

/** When did anybody first have a subscription? */
const FIRST_SUBSCRIBED = `
  SELECT toUnixTimestamp64Milli(min(at)) AS first FROM touchpoints WHERE type IN (${SUBSCRIPTION_TYPES.map((type) => `'${type}'`).join(', ')})
  HAVING count() > 0`;

export interface Keeping {
  basis: Asked['basis'];
  params: Record<string, unknown>;
  assumptions: Assumptions;
  /** When anybody first became a customer; null when nobody has. */
  first: Date | null;
}

/** The same for every period, segment and group, so that figures can be compared. */
export async function keepingOf(
  program: Program,
  workspaceId: string,
  asked: { basis?: Asked['basis'] | undefined; quietDays?: number | undefined },
): Promise<Keeping> {
  const [found] = await ask<Gaps>(program, workspaceId, { sql: GAPS });
  const basis = asked.basis ?? (found?.orders ? 'orders' : 'subscriptions');
  if (basis === 'subscriptions') {
    const [began] = await ask<{ first: number }>(program, workspaceId, { sql: FIRST_SUBSCRIBED });
    return { basis, params: {}, assumptions: { basis }, first: began ? new Date(began.first) : null };
  }
  const proposed = proposeQuietDays(found);
  const quietDays = asked.quietDays ?? proposed.days;
  return {
    basis,
    params: { quietMs: quietDays * DAY_MS },
    assumptions: {
      basis,
      quietDays,
      quietDaysFrom: asked.quietDays === undefined ? proposed.from : 'asked',
      proposedQuietDays: proposed.days,
      gaps: found?.gaps ?? 0,
    },
    first: found?.orders ? new Date(found.first) : null,
  };
}

/** Whole days; from `gaps` between orders, or `usual` where there are too few. */
function proposeQuietDays(found: Gaps | undefined): { days: number; from: 'gaps' | 'usual' } {
  if (!found || found.gaps < ENOUGH_GAPS) return { days: USUAL_QUIET_DAYS, from: 'usual' };
  return { days: Math.ceil(found.p90 / DAY_MS), from: 'gaps' };
}
