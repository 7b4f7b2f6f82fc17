import { useEffect, useRef } from 'react';
import { coachingApi } from '../../../../server/features/quality/coaching/contract.ts';
import { call } from '../../../api.ts';
import type { Note } from '../queries.ts';

/**
 * Tells the server that what is new in these notes is on the screen now. Whoever looks still sees which it was until
 * they leave.
 */
export function useSeen(notes: readonly Note[] | undefined): (note: Note) => boolean {
  const shown = useRef(new Set<string>());
  const fresh = (notes ?? []).filter(({ isNew }) => isNew);
  for (const { id } of fresh) shown.current.add(id);
  const until = fresh
    .map(({ lastWordAt }) => lastWordAt)
    .sort()
    .at(-1);
  const ids = fresh.map(({ id }) => id);
  const latest = useRef(ids);
  latest.current = ids;
  const key = ids.join();
  useEffect(() => {
    if (!key || until === undefined) return;
    // Not told, it is new the next time: nothing is lost. The answer comes as news of the member's own.
    call(coachingApi.seen, { body: { notes: latest.current, until } }).catch(() => {});
  }, [key, until]);
  return ({ id }) => shown.current.has(id);
}
