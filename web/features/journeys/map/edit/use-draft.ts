import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Draft, draftOf, sameDraft } from './draft.ts';
import { wholeMapQuery } from './queries.ts';

export interface Drafting {
  draft: Draft;
  /** The map as it is now. */
  now: Draft;
  isChanged: boolean;
  change(next: Draft): void;
  /** Undefined where there is nothing to undo. */
  undo: (() => void) | undefined;
  discard(): void;
}

/** The map being made, with every step back to the map as it is now; undefined while that is read. */
export function useDraft(): Drafting | undefined {
  const { data } = useQuery(wholeMapQuery);
  const [steps, setSteps] = useState<Draft[]>([]);
  if (!data) return undefined;
  const now = draftOf(data);
  const draft = steps.at(-1) ?? now;
  return {
    draft,
    now,
    isChanged: !sameDraft(draft, now),
    change: (next) => !sameDraft(next, draft) && setSteps([...steps, next]),
    undo: steps.length ? () => setSteps(steps.slice(0, -1)) : undefined,
    discard: () => setSteps([]),
  };
}
