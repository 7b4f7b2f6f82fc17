import { CONVERSATIONS } from '../desk-rows.ts';
import { RATE } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

export const reopenRate: Metric = {
  id: 'reopen-rate',
  name: 'Reopened conversations',
  definition: 'How many conversations had to be opened again after they were solved.',
  formula:
    'Conversations opened again since, by the customer or by us / conversations solved, by the moment they were first solved. Who writes after it is closed for good begins another one, which is not counted here.',
  source: 'Reopened / solved, the usual definition of service desks. Interval: Wilson score.',
  unit: 'rate',
  direction: 'down',
  kind: RATE,
  hasParts: true,
  of: CONVERSATIONS,
  observations: (asked) =>
    observed(
      CONVERSATIONS,
      {
        at: "fromUnixTimestamp64Milli(seen.solved[1], 'UTC')",
        hit: 'if(length(seen.opened) > 1, 1, -1)',
        where: 'notEmpty(seen.solved)',
      },
      asked,
    ),
};
