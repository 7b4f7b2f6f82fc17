/** The messages of one conversation that hold what is searched, one after the other, the newest first. */
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { conversationsApi } from '../../../../server/features/conversations/contract.ts';
import { call } from '../../../api.ts';

/** What the inbox is searched for. */
export function useSearched(): string | undefined {
  const { search } = useSearch({ strict: false }) as { search?: string | string[] };
  return [search].flat()[0] || undefined;
}

export interface Hits {
  search: string;
  /** How many messages hold it. */
  count: number;
  /** Which one is shown, from 0. */
  at: number;
  /** Its message. */
  current: string | undefined;
  holds: (message: string) => boolean;
  step: (steps: number) => void;
}

/** @param show brings a message into sight, also one that is not loaded yet */
export function useHits(id: string, show: (message: string) => void): Hits | undefined {
  const search = useSearched();
  const { data } = useQuery({
    queryKey: ['conversation', id, 'hits', search],
    queryFn: ({ signal }) =>
      call(conversationsApi.hits, { params: { id }, query: { search: search! }, signal }),
    enabled: search !== undefined,
  });
  const [picked, pick] = useState<{ search: string; message: string }>();
  const ids = data?.items.map((one) => one.id) ?? [];
  // A hit that came meanwhile does not take the place of the one that is read.
  const at = Math.max(0, picked && picked.search === search ? ids.indexOf(picked.message) : 0);
  const current = ids[at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another hit is brought into sight, not the same one again.
  useEffect(() => {
    if (current) show(current);
  }, [current]);
  if (!search || !data) return undefined;

  function step(steps: number) {
    const message = ids[(at + steps + ids.length) % ids.length];
    if (!message) return;
    if (message === current) show(message);
    pick({ search: search!, message });
  }

  return { search, count: ids.length, at, current, holds: (message) => ids.includes(message), step };
}
