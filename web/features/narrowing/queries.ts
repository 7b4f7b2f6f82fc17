/** What the settings of a question ask the server. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { customersApi } from '../../../server/features/customers/contract.ts';
import { metricsApi } from '../../../server/features/metrics/contract.ts';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { useMay } from '../session/session.ts';
import { dayOf } from './period.ts';

const FRESH_MS = 5 * 60_000;
const METRIC_OF_NAMES = {
  product: 'orders',
  account: 'active-customers',
  campaign: 'active-customers',
} as const;

export const segmentsQuery = queryOptions({
  queryKey: ['segments'],
  queryFn: ({ signal }) => call(segmentsApi.list, { signal }),
  staleTime: FRESH_MS,
});

/** Traits of customers that have few enough values to compare them. */
export const traitsQuery = queryOptions({
  queryKey: ['metrics', 'traits'],
  queryFn: ({ signal }) => call(metricsApi.traits, { signal }),
  staleTime: FRESH_MS,
  retry: false,
});

/** The 50 most frequent products, accounts or campaigns: the groups of a metric that is split by them. */
export function namesQuery(split: keyof typeof METRIC_OF_NAMES) {
  return queryOptions({
    queryKey: ['metrics', 'names', split],
    async queryFn({ signal }) {
      const params = { id: METRIC_OF_NAMES[split] };
      const query = { interval: 'year' as const, groupBy: split };
      const { groups = [] } = await call(metricsApi.figure, { params, query, signal });
      return groups.filter(({ group }) => group !== '');
    },
    staleTime: FRESH_MS,
    retry: false,
  });
}

/** Who was seen last, so that a question can be about a time in which something happened. */
const lastSeenQuery = queryOptions({
  queryKey: ['customers', 'last-seen'],
  queryFn: ({ signal }) =>
    call(customersApi.list, { query: { sort: 'lastSeen', direction: 'desc', limit: 1 }, signal }),
  staleTime: FRESH_MS,
});

/** The last day on which anything happened; null where it cannot be said, undefined while it is asked. */
export function useLastDay(): string | null | undefined {
  const may = useMay()('customers.read');
  const { timeZone } = useFormat();
  const { data, isPending } = useQuery({ ...lastSeenQuery, enabled: may });
  if (may && isPending) return undefined;
  const at = data?.items[0]?.lastSeenAt;
  return at ? dayOf(at, timeZone) : null;
}
