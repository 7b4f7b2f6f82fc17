/** The list as it is asked for, moved through and kept up to date. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNews } from '../../live.ts';
import type { UrlFilters } from '../../ui/index.ts';
import { type ConversationRow, conversationsQuery } from './queries.ts';
import { questionOf } from './views.ts';

const NEWS_PAUSE_MS = 300;

export function useInboxList({ one, search }: UrlFilters) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the URL's parts are what the question is made of.
  const question = useMemo(() => questionOf(one, search), [JSON.stringify(search)]);
  const query = useInfiniteQuery(conversationsQuery(question));
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items), [query.data]);
  const client = useQueryClient();
  // Rows keep their place, as each is known by its id.
  useNews(
    ['conversations'],
    () => void client.invalidateQueries({ queryKey: ['conversations'] }),
    NEWS_PAUSE_MS,
  );
  return { query, rows, total: query.data?.pages[0]?.total };
}

/** Where the keyboard is: on a conversation, and where that one has left the list, on the one in its place. */
export function useActive(rows: readonly ConversationRow[] | undefined, openId: string | undefined) {
  const [picked, setPicked] = useState<string | undefined>(openId);
  const place = useRef(0);
  useEffect(() => {
    if (openId) setPicked(openId);
  }, [openId]);
  const at = rows?.findIndex(({ id }) => id === picked) ?? -1;
  if (at >= 0) place.current = at;
  const isGone = picked !== undefined && at < 0;

  /** The conversation that many steps from here. */
  function step(steps: number): ConversationRow | undefined {
    if (!rows?.length) return undefined;
    // Where it was stands what came after it.
    const from = isGone ? place.current - (steps > 0 ? 1 : 0) : picked === undefined ? -1 : at;
    return rows[Math.max(0, Math.min(rows.length - 1, from + steps))];
  }

  return { active: at >= 0 ? rows![at] : undefined, pick: setPicked, step };
}
