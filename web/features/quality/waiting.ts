/** How much of quality waits for whoever looks; the navigation and the page tell it. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { waitingApi } from '../../../server/features/quality/waiting/contract.ts';
import { call } from '../../api.ts';
import { useNews } from '../../live.ts';
import { useMay, useMember } from '../session/session.ts';

/** A day to come back to a note begins without news. */
const ASK_AGAIN_MS = 10 * 60_000;
const NEWS_PAUSE_MS = 300;

const waitingQuery = queryOptions({
  queryKey: ['quality', 'waiting'],
  queryFn: ({ signal }) => call(waitingApi.mine, { signal }),
  refetchInterval: ASK_AGAIN_MS,
});

/** Undefined while it is not known, and for members who have nothing to do with it. */
export function useWaiting() {
  const concerned = useMay()('conversations.read');
  return useQuery({ ...waitingQuery, enabled: concerned }).data;
}

/** Asks again with every piece of news; for the frame around all pages. */
export function useFreshWaiting(): void {
  const { id } = useMember();
  const client = useQueryClient();
  useNews(
    ['quality', `member:${id}`],
    () => void client.invalidateQueries({ queryKey: waitingQuery.queryKey }),
    NEWS_PAUSE_MS,
  );
}

/** How many things that is. */
export function useWaitingCount(): number {
  const waiting = useWaiting();
  return waiting ? waiting.secondLooks + waiting.reviews + waiting.notes + waiting.followUps : 0;
}
