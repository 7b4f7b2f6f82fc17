import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLive } from '../../../../live.ts';
import { type Draft, draftOf, sameDraft } from './draft.ts';
import { wholeMapQuery } from './queries.ts';
import { rebase } from './rebase.ts';

export interface Drafting {
  draft: Draft;
  /** The map as it is now. */
  now: Draft;
  /** Of the map as it is now: what was made from another one is refused. */
  revision: string;
  isChanged: boolean;
  /** Whether somebody changed the map since this draft was begun. Their changes are in it. */
  isRebased: boolean;
  change(next: Draft): void;
  /** Undefined where there is nothing to undo. */
  undo: (() => void) | undefined;
  /** Goes back to the map as it is now: a step like any other, which can be undone. */
  discard(): void;
  /** Leaves no step to undo: what was made is the map, or another is. */
  forget(): void;
}

/** Steps away from a map. */
interface Made {
  base: Draft | undefined;
  steps: Draft[];
}

/** The map being made, with every step back to the map as it is now; undefined while that is read. */
export function useDraft(): Drafting | undefined {
  const client = useQueryClient();
  const { data } = useQuery(wholeMapQuery);
  useLive(['catalogue'], () => void client.invalidateQueries({ queryKey: ['catalogue'] }));
  const [{ base, steps: made }, setMade] = useState<Made>({ base: undefined, steps: [] });
  if (!data) return undefined;
  const now = draftOf(data);
  const isRebased = base !== undefined && made.length > 0 && !sameDraft(base, now);
  const steps = isRebased ? made.map((step) => rebase(step, base, now)) : made;
  const draft = steps.at(-1) ?? now;
  return {
    ...{ draft, now, isRebased, revision: data.revision },
    isChanged: !sameDraft(draft, now),
    change: (next) => !sameDraft(next, draft) && setMade({ base: now, steps: [...steps, next] }),
    undo: steps.length ? () => setMade({ base, steps: made.slice(0, -1) }) : undefined,
    discard: () => setMade({ base: now, steps: [...steps, now] }),
    forget: () => setMade({ base: undefined, steps: [] }),
  };
}
