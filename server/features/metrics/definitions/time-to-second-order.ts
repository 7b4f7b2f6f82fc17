import { MEDIAN } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { ownRows, PLACED } from '../rows.ts';

/** Each person's first two orders, by when they were placed. */
const SECOND_ORDERS = ownRows(`
  SELECT person, moments[1] AS first_at, moments[2] AS second_at FROM (
    SELECT person, arraySort(groupArray(assumeNotNull(placed_at))) AS moments FROM orders AS seen WHERE ${PLACED} GROUP BY person)
  WHERE length(moments) >= 2`);

export const timeToSecondOrder: Metric = {
  id: 'time-to-second-order',
  name: 'Time to second order',
  definition: 'How long it takes somebody who comes back to order again, for the first time.',
  formula: 'Median time from a person’s first order to the second, of those whose second lies in the period.',
  source: 'Median; only those who came back are in it. Interval: exact bootstrap percentiles.',
  unit: 'seconds',
  direction: 'down',
  kind: MEDIAN,
  hasParts: false,
  of: SECOND_ORDERS,
  observations: (asked) =>
    observed(
      SECOND_ORDERS,
      {
        at: 'seen.second_at',
        value: '(toUnixTimestamp64Milli(seen.second_at) - toUnixTimestamp64Milli(seen.first_at)) / 1000',
      },
      asked,
    ),
};
