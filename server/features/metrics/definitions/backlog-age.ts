import { BACKLOG, firstOpened } from '../desk-rows.ts';
import { MEDIAN } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

export const backlogAge: Metric = {
  id: 'backlog-age',
  name: 'Age of the backlog',
  definition: 'How long conversations that are not solved at the end of the period have been open.',
  formula:
    'Median time by the clock since they began, or were opened again, of the conversations in the backlog at the end; beside it mean and 90th percentile.',
  source: 'Median. Interval: exact bootstrap percentiles.',
  unit: 'seconds',
  direction: 'down',
  kind: MEDIAN,
  hasParts: false,
  isWindowed: true,
  first: firstOpened,
  of: BACKLOG,
  observations: (asked) => observed(BACKLOG, { at: 'seen.moment', value: 'seen.age' }, asked),
};
