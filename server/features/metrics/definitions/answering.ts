/** How long it took: of every wait, and of every way to a solution, that ended. */
import { SERVICE_TIMES } from '../desk-rows.ts';
import { MEDIAN } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';

/** Conversations are told apart by their own clocks and by business hours; both were kept when the time ended. */
const BY_THE_CLOCK: Metric['detail'] = {
  clock: 'quantileExactInclusive(0.5)(clock)',
  clockP90: 'if(count() = 0, NULL, arraySort(groupArray(clock))[intDiv(count() * 9 + 9, 10)])',
  outsideHours: 'countIf(value = 0 AND clock > 0)',
};

const ANSWERING_SOURCE =
  'Median, in seconds of business hours as they were when it ended; by the clock beside it. Interval: exact bootstrap percentiles.';

/** Median business seconds of what ended so. */
export const answeringTime = (
  words: Pick<Metric, 'id' | 'name' | 'definition' | 'formula'>,
  time: { metric: 'first-response' | 'next-response' | 'resolution'; endedBy: 'answered' | 'solved' },
): Metric => ({
  ...words,
  source: ANSWERING_SOURCE,
  unit: 'seconds',
  direction: 'down',
  kind: MEDIAN,
  detail: BY_THE_CLOCK,
  hasParts: false,
  of: SERVICE_TIMES,
  observations: (asked) =>
    observed(
      SERVICE_TIMES,
      {
        at: 'seen.ended_at',
        value: 'toFloat64(assumeNotNull(seen.business_seconds))',
        more: ['toFloat64(assumeNotNull(seen.clock_seconds)) AS clock'],
        where: `seen.metric = '${time.metric}' AND seen.ended_by = '${time.endedBy}'`,
      },
      asked,
    ),
});
