import { RATE } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { KEEPING_PARAMS, KEEPING_SOURCE, KEPT, observeKept } from './keeping.ts';

export const retention: Metric = {
  id: 'retention',
  name: 'Retention',
  definition: 'How many of the customers at the start of a period are customers still at its end.',
  formula: '1 − churn rate: customers at both ends / customers at the start.',
  source: KEEPING_SOURCE,
  unit: 'rate',
  direction: 'up',
  kind: RATE,
  hasParts: true,
  isWindowed: true,
  of: KEPT,
  observations: (asked) => observeKept(asked, 'staying'),
  params: KEEPING_PARAMS,
};
