/** How many customers wait for an answer from the member, or from nobody yet: the navigation and the tab's title tell it. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import { isFirstTab, tabsLine } from '../../first-tab.ts';
import { useLive } from '../../live.ts';
import { useMay, useMember } from '../session/session.ts';

const NEWS_PAUSE_MS = 300;
/** While customers write all the time. */
const SELDOMEST_MS = 2000;

type Waiting = z.output<typeof conversationsApi.waiting.answer & object>;
interface Counted {
  member: string;
  waiting: Waiting;
}

const waitingQuery = queryOptions({
  queryKey: ['waiting-for-us'],
  queryFn: ({ signal }) => call(conversationsApi.waiting, { signal }),
});

/** 0 while it is not known, and for members who answer nobody. */
export function useWaitingForUs(): number {
  const { data } = useQuery({ ...waitingQuery, enabled: useMay()('conversations.write') });
  return data ? data.mine + data.nobodys : 0;
}

/** Asks again with the news, in one tab for all of them; for the frame around all pages. */
export function useFreshWaitingForUs(): void {
  const { id: member } = useMember();
  const concerned = useMay()('conversations.write');
  const client = useQueryClient();
  const line = useRef<ReturnType<typeof tabsLine<Counted>>>(undefined);
  const askedAt = useRef(0);
  const next = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    line.current = tabsLine<Counted>('jornada-waiting', (counted) => {
      if (counted.member === member) client.setQueryData(waitingQuery.queryKey, counted.waiting);
    });
    return () => line.current?.close();
  }, [member, client]);
  useEffect(() => () => clearTimeout(next.current), []);

  async function ask() {
    next.current = undefined;
    askedAt.current = Date.now();
    await client.invalidateQueries({ queryKey: waitingQuery.queryKey });
    const waiting = client.getQueryData(waitingQuery.queryKey);
    if (waiting) line.current?.tell({ member, waiting });
  }

  useLive(concerned ? ['conversations'] : [], () => {
    if (!isFirstTab()) return;
    next.current ??= setTimeout(ask, Math.max(NEWS_PAUSE_MS, askedAt.current + SELDOMEST_MS - Date.now()));
  });
}
