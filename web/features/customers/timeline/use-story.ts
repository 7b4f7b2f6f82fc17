/** One customer's story as it grows at both ends: older pages by scrolling, newer touchpoints as they happen. */
import {
  type InfiniteData,
  infiniteQueryOptions,
  useInfiniteQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import { storyApi } from '../../../../server/features/customers/story-contract.ts';
import { call } from '../../../api.ts';
import { useLive } from '../../../live.ts';
import type { StoryItem } from './story-item.ts';

export type StoryFilters = Omit<z.input<typeof storyApi.timeline.query & object>, 'cursor' | 'limit'>;
type Page = z.output<typeof storyApi.timeline.answer & object>;
type Pages = InfiniteData<Page, string | undefined>;

const PAGE = 60;
const SHOWN_AS_NEW_MS = 6000;

function storyQuery(id: string, filters: StoryFilters) {
  return infiniteQueryOptions({
    queryKey: ['customer', id, 'story', filters],
    queryFn: ({ pageParam, signal }) =>
      call(storyApi.timeline, {
        params: { id },
        query: { ...filters, limit: PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // News comes by itself while it is shown; asking every page again because the window was looked at would be waste.
    refetchOnWindowFocus: false,
  });
}

/** @param memberIds every customer of this person: touchpoints are announced under the id they were identified by */
export function useStory(id: string, memberIds: readonly string[], filters: StoryFilters) {
  const client = useQueryClient();
  const options = storyQuery(id, filters);
  const query = useInfiniteQuery(options);
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const asking = useRef(false);
  const again = useRef(false);

  async function fetchNewer(): Promise<void> {
    again.current = asking.current;
    if (asking.current || !client.getQueryData(options.queryKey)) return;
    asking.current = true;
    try {
      const newest = await call(storyApi.timeline, { params: { id }, query: { ...filters, limit: PAGE } });
      markFresh(add(newest));
    } finally {
      asking.current = false;
      if (again.current) void fetchNewer();
    }
  }

  /** Puts what is new on top of what is shown. Answers the ids of what was added. */
  function add(newest: Page): string[] {
    const shown = client.getQueryData<Pages>(options.queryKey);
    if (!shown) return [];
    const known = new Set(shown.pages.flatMap((page) => page.items.map((item) => item.id)));
    const added = newest.items.filter((item) => !known.has(item.id));
    if (!added.length) return [];
    const reachesDown = added.length < newest.items.length || newest.nextCursor === null;
    client.setQueryData<Pages>(
      options.queryKey,
      reachesDown ? withNewer(shown, newest) : startingWith(newest),
    );
    return added.map((item) => item.id);
  }

  function markFresh(ids: string[]) {
    if (!ids.length) return;
    setFresh((before) => new Set([...before, ...ids]));
    setTimeout(
      () => setFresh((before) => new Set([...before].filter((one) => !ids.includes(one)))),
      SHOWN_AS_NEW_MS,
    );
  }

  useLive(
    memberIds.map((member) => `customer:${member}`),
    () => void fetchNewer(),
  );
  return { query, items, fresh };
}

/** The first page with the newest merged into it, in order; what came late falls into its place. */
function withNewer(shown: Pages, newest: Page): Pages {
  const [first, ...rest] = shown.pages;
  const oldest = first!.items.at(-1);
  const known = new Map([...newest.items, ...first!.items].map((item) => [item.id, item]));
  const elsewhere = new Set(rest.flatMap((page) => page.items.map((item) => item.id)));
  const items = [...known.values()]
    .filter((item) => !elsewhere.has(item.id) && (!oldest || !rest.length || !isBefore(item, oldest)))
    .sort((one, other) => (isBefore(one, other) ? 1 : -1));
  return { ...shown, pages: [{ ...first!, items }, ...rest] };
}

function isBefore(one: StoryItem, other: StoryItem): boolean {
  return one.at === other.at ? one.id < other.id : one.at < other.at;
}

/** More came at once than a page holds: the story begins anew from there. */
function startingWith(newest: Page): Pages {
  return { pages: [newest], pageParams: [undefined] };
}
