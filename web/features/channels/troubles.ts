/** Accounts that cannot be read or sent from, as those who answer are told of them. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { troublesApi } from '../../../server/features/channels/troubles-contract.ts';
import { call } from '../../api.ts';
import { useNews } from '../../live.ts';
import { recalled, remember } from '../../remembered.ts';

export type AccountTrouble = z.output<typeof troublesApi.list.answer & object>['items'][number];

const NEWS_PAUSE_MS = 300;

const troublesQuery = queryOptions({
  queryKey: ['channel-troubles'],
  queryFn: ({ signal }) => call(troublesApi.list, { signal }),
  // One that began just now is told when it lasts; nothing happens then that news could tell of.
  refetchInterval: ({ state }) => (state.data?.again ?? null) !== null && state.data!.again! * 1000,
});

/** Those that last and were not put out of sight today, by their accounts. */
export function useTroubles(): { accounts: AccountTrouble[][]; hide: () => void } {
  const client = useQueryClient();
  const { data } = useQuery(troublesQuery);
  useNews(['channel-troubles'], () => void client.invalidateQueries(troublesQuery), NEWS_PAUSE_MS);
  const [hidden, setHidden] = useState(recallHidden);
  const shown = (data?.items ?? []).filter((one) => !hidden.includes(keyOf(one)));
  const accounts = Map.groupBy(shown, ({ account }) => account.id);
  function hide() {
    const keys = (data?.items ?? []).map(keyOf);
    remember(HIDDEN, JSON.stringify({ day: today(), keys }));
    setHidden(keys);
  }
  return { accounts: [...accounts.values()], hide };
}

const HIDDEN = 'jornada.hidden-troubles';

/** What becomes another, or ends and begins anew, is told again. */
const keyOf = ({ account, what, kind, since }: AccountTrouble) => [account.id, what, kind, since].join(' ');

const today = () => new Date().toDateString();

function recallHidden(): string[] {
  try {
    const { day, keys } = JSON.parse(recalled(HIDDEN) ?? '{}') as { day?: string; keys?: string[] };
    return day === today() && Array.isArray(keys) ? keys : [];
  } catch {
    return [];
  }
}
