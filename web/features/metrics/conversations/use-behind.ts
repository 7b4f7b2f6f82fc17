/** What a metric's figures open: its conversations where it is counted in them, else its people. */
import { useQuery } from '@tanstack/react-query';
import type { MetricId } from '../../../../server/features/metrics/shapes-contract.ts';
import { useUrlFilters } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { metricsQuery } from '../queries.ts';

export const BEHINDS = ['conversations', 'people'] as const;
export type Behind = (typeof BEHINDS)[number];

/** What the reader may open, the first unless they say otherwise; none for those who may open nothing. */
export function useBehinds(id: MetricId): readonly Behind[] {
  const may = useMay();
  const metric = useQuery(metricsQuery).data?.items.find((one) => one.id === id);
  const isOpen: Record<Behind, boolean> = {
    conversations: Boolean(metric?.hasConversations) && may('conversations.read'),
    people: may('customers.read'),
  };
  return BEHINDS.filter((one) => isOpen[one]);
}

/** Which is open, as the URL says it. */
export function useBehind(id: MetricId): Behind | undefined {
  const behinds = useBehinds(id);
  const url = useUrlFilters();
  return behinds.find((one) => one === url.one('behind')) ?? behinds[0];
}
