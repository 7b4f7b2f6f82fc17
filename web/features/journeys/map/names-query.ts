/** Products, accounts and campaigns that occur: the groups of a metric that is split by them. */
import { queryOptions } from '@tanstack/react-query';
import { metricsApi } from '../../../../server/features/metrics/contract.ts';
import { call } from '../../../api.ts';

const METRIC = { product: 'orders', account: 'active-customers', campaign: 'active-customers' } as const;
const FRESH_MS = 5 * 60_000;

/** The 50 most frequent; those that belong to none are left out. */
export function namesQuery(split: keyof typeof METRIC) {
  return queryOptions({
    queryKey: ['journey', 'names', split],
    async queryFn({ signal }) {
      const query = { interval: 'year' as const, groupBy: split };
      const { groups = [] } = await call(metricsApi.figure, { params: { id: METRIC[split] }, query, signal });
      return groups.filter(({ group }) => group !== '');
    },
    staleTime: FRESH_MS,
    retry: false,
  });
}
