import { COUNT } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { ORDERS, PLACED } from '../rows.ts';

export const orders: Metric = {
  id: 'orders',
  name: 'Orders',
  definition: 'How many orders were placed, also those cancelled later.',
  formula: 'Orders of known customers placed in the period.',
  source: 'Counted; no interval.',
  unit: 'count',
  direction: 'up',
  kind: COUNT,
  hasParts: false,
  of: ORDERS,
  observations: (asked) => observed(ORDERS, { at: 'seen.placed_at', where: PLACED }, asked),
};
