import { PROMISES } from '../desk-rows.ts';
import { RATE } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

export const keptPromises: Metric = {
  id: 'kept-promises',
  name: 'Kept promises',
  definition: 'How many promises were kept in time.',
  formula:
    'Promises kept / promises kept or broken, by the moment they were kept or came due. Open and withdrawn ones do not count; what is done after its time is broken.',
  source: 'Commitments fulfilled on time, as delivery reliability is counted. Interval: Wilson score.',
  unit: 'rate',
  direction: 'up',
  kind: RATE,
  hasParts: true,
  of: PROMISES,
  observations: (asked) =>
    observed(
      PROMISES,
      {
        at: 'seen.at',
        hit: "if(seen.type = 'Promise Kept', 1, -1)",
      },
      asked,
    ),
};
