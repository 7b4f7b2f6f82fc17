import { PLEDGED_TIMES } from '../desk-rows.ts';
import { RATE } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

export const serviceLevel: Metric = {
  id: 'service-level',
  name: 'Service level',
  definition: 'How many of the targets for answers and solutions were met.',
  formula:
    'Targets met / targets met or missed, by the moment they were met or came due. What still runs, and what was dropped before it was due, does not count.',
  source:
    'Service level: share of contacts handled within the target time (ICMI; COPC CX Standard). Interval: Wilson score.',
  unit: 'rate',
  direction: 'up',
  kind: RATE,
  hasParts: true,
  of: PLEDGED_TIMES,
  observations: (asked) =>
    observed(
      PLEDGED_TIMES,
      {
        at: "if(seen.state = 'missed', seen.due_at, seen.ended_at)",
        hit: "if(seen.state = 'hit', 1, -1)",
        where: "seen.state IN ('hit', 'missed')",
      },
      asked,
    ),
};
