/** Who is a customer at a moment and who still is at another: what retention and churn are counted from. */
import type { Asked, Rows } from '../metric.ts';
import { observed } from '../observe.ts';
import { ownRows, PLACED } from '../rows.ts';

/** With subscriptions: the touchpoints that say whether somebody has one. */
const ENDS = 'Subscription Cancelled';
export const SUBSCRIPTION_TYPES = ['Subscription Started', 'Subscription Renewed', ENDS];

/**
 * Of every person the moments that decide, and whether each makes a customer of them until the next (subscriptions) or
 * for so many days (orders).
 */
const DECIDING = {
  orders: `
    SELECT person, arraySort(groupArray((toUnixTimestamp64Milli(assumeNotNull(seen.placed_at)), 1))) AS moments
    FROM orders AS seen WHERE ${PLACED} GROUP BY person`,
  subscriptions: `
    SELECT person, arraySort(groupArray((toUnixTimestamp64Milli(at), toInt32(type != '${ENDS}')))) AS moments
    FROM touchpoints WHERE type IN (${SUBSCRIPTION_TYPES.map((type) => `'${type}'`).join(', ')}) GROUP BY person`,
};

/** Whether a person is a customer at a moment (milliseconds): by what happened before it. */
const IS_CUSTOMER = {
  orders: (moment: string) =>
    `arrayExists(one -> one.1 >= ${moment} - {quietMs:Int64} AND one.1 < ${moment}, moments)`,
  subscriptions: (moment: string) => `arrayLast(one -> one.1 < ${moment}, moments).2 = 1`,
};

/** One row for each window at whose start somebody is a customer. */
function kept(basis: Asked['basis']): Rows {
  const is = IS_CUSTOMER[basis];
  return ownRows(`
    SELECT person, ({windowStarts:Array(Int64)})[place] AS starts, ${is('({windowEnds:Array(Int64)})[place]')} AS stays,
      fromUnixTimestamp64Milli(starts, 'UTC') AS moment
    FROM (${DECIDING[basis]})
    ARRAY JOIN arrayFilter(place -> ${is('({windowStarts:Array(Int64)})[place]')}, arrayEnumerate({windowStarts:Array(Int64)})) AS place`);
}

/** What they can be split and narrowed by does not depend on the basis. */
export const KEPT = kept('orders');

/** One observation for each customer at a window's start; it speaks for the metric where they `stay`, or where they do not. */
export function observeKept(asked: Asked, counts: 'staying' | 'leaving'): string {
  const hit = counts === 'staying' ? 'if(seen.stays, 1, -1)' : 'if(seen.stays, -1, 1)';
  return observed(kept(asked.basis), { at: 'seen.moment', hit }, asked);
}

export const KEEPING_PARAMS = [
  {
    name: 'quietDays',
    definition:
      'For shops: a customer is somebody who ordered in so many days before. Proposed from the gaps between orders when left out.',
  },
  { name: 'basis', definition: '“orders” or “subscriptions”: what makes somebody a customer.' },
];

export const KEEPING_SOURCE =
  'Customers at the start who are not customers at the end, of those at the start: the standard definition of churn. Interval: Wilson score.';
