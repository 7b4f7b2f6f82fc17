/** Whose people are open, as it stands in the URL: of a metric, and of one group of a split. */
import type { MetricId } from '../../../server/features/metrics/shapes-contract.ts';
import { useUrlFilters } from '../../ui/index.ts';
import { isMetricId } from '../metrics/names.ts';

export interface Whose {
  metric: MetricId;
  by?: string | undefined;
  group?: string | undefined;
}

const CLOSED = { people: undefined, by: undefined, group: undefined };

export function useWhose() {
  const url = useUrlFilters();
  const metric = url.one('people');
  const whose: Whose | undefined =
    metric && isMetricId(metric) ? { metric, by: url.one('by'), group: url.one('group') } : undefined;
  return {
    whose,
    open: ({ metric, by, group }: Whose) => url.set({ people: metric, by, group }),
    close: () => url.set(CLOSED),
  };
}
