import { BACKLOG, firstOpened } from '../desk-rows.ts';
import { LEVEL } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

export const backlog: Metric = {
  id: 'backlog',
  name: 'Backlog',
  definition: 'How many conversations are not solved yet, at the end of the period.',
  formula:
    'Conversations that are new, open, waiting for the customer or snoozed at the end; points are the ends of their intervals. Merged ones count once.',
  source: 'Counted; no interval.',
  unit: 'count',
  direction: 'down',
  kind: LEVEL,
  hasParts: false,
  isWindowed: true,
  first: firstOpened,
  of: BACKLOG,
  observations: (asked) => observed(BACKLOG, { at: 'seen.moment' }, asked),
};
