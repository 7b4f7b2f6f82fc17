/** Where the sample company stands, kept up to date while it is being made or removed. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SampleState, sampleApi } from '../../../server/features/sample/contract.ts';
import { call } from '../../api.ts';
import { useLive } from '../../live.ts';

const sampleQuery = queryOptions({
  queryKey: ['sample'],
  queryFn: ({ signal }) => call(sampleApi.get, { signal }),
});

export function useSample() {
  const client = useQueryClient();
  useLive(['imports'], () => client.invalidateQueries(sampleQuery));
  return useQuery(sampleQuery);
}

/** The two deeds. Each answers with the state that it led to. */
export function useSampleDeeds() {
  const client = useQueryClient();
  const onSuccess = (state: SampleState) => client.setQueryData(sampleQuery.queryKey, state);
  return {
    load: useMutation({ mutationFn: () => call(sampleApi.load), onSuccess }),
    remove: useMutation({ mutationFn: () => call(sampleApi.remove), onSuccess }),
  };
}

/** Seconds until everyone is made, at the speed so far. */
export function secondsLeft({ startedAt, done, people }: SampleState, now = Date.now()): number | undefined {
  if (!startedAt || done === 0) return undefined;
  const elapsed = (now - new Date(startedAt).getTime()) / 1000;
  return (elapsed / done) * (people - done);
}
