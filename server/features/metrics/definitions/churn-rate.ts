import { RATE } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { KEEPING_PARAMS, KEEPING_SOURCE, KEPT, observeKept } from './keeping.ts';

export const churnRate: Metric = {
  id: 'churn-rate',
  name: 'Churn rate',
  definition:
    'How many of the customers at the start of a period are lost at its end: no order for some days, or the subscription ended.',
  formula:
    'Customers at the start who no longer are at the end / customers at the start. The longer the time, the more are lost.',
  source: KEEPING_SOURCE,
  unit: 'rate',
  direction: 'down',
  kind: RATE,
  hasParts: true,
  isWindowed: true,
  of: KEPT,
  observations: (asked) => observeKept(asked, 'leaving'),
  params: KEEPING_PARAMS,
};
