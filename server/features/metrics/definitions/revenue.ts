import { SUM } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { ORDERS, PLACED } from '../rows.ts';

/** As a customer's own value is counted (features/customers/refresh.ts). */
const COUNTS = `${PLACED} AND seen.cancelled_at IS NULL AND seen.total_minor IS NOT NULL AND seen.currency IN ('', {currency:String})`;

export const revenue: Metric = {
  id: 'revenue',
  name: 'Revenue',
  definition: 'What orders came to, without those cancelled and less what was paid back.',
  formula:
    'Sum of the totals of orders placed in the period that were not cancelled, less their refunds, in the workspace’s currency. Orders in other currencies are left out. A total that nobody told is the sum of the items with freight.',
  source: 'Summed; no interval.',
  unit: 'money',
  direction: 'up',
  kind: SUM,
  hasParts: false,
  isMoney: true,
  of: ORDERS,
  observations: (asked) =>
    observed(
      ORDERS,
      {
        at: 'seen.placed_at',
        value: 'assumeNotNull(seen.total_minor) - coalesce(seen.refunded_minor, 0)',
        more: ['coalesce(seen.refunded_minor, 0) AS refunded'],
        where: COUNTS,
      },
      asked,
    ),
  detail: { refunded: 'sum(refunded)', mean: 'avg(value)' },
};
