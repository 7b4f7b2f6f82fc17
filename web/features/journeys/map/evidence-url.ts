/** What is opened of the map, as it stands in the URL: a stage or a touchpoint, and whose figure of it. */
import { MAP_PARTS, type MapPart } from '../../../../server/features/journeys/contract.ts';
import { useUrlFilters } from '../../../ui/index.ts';

/** Neither stage nor type: the whole map. */
export interface Opened {
  stage?: string;
  type?: string;
  /** Whose people are shown; without it the figures are. */
  part?: MapPart;
  /** With a stage and those who went on: where to. */
  next?: string;
}

const NAMES = ['at', 'touchpoint', 'part', 'next'] as const;

export function useOpened() {
  const url = useUrlFilters();
  const [stage, type, part, next] = NAMES.map((name) => url.one(name));
  const known = MAP_PARTS.find((one) => one === part);
  const isOpen = Boolean(stage || type || known);
  const opened: Opened | undefined = isOpen ? { stage, type, part: known, next } : undefined;
  return {
    opened,
    open: ({ stage, type, part, next }: Opened) => url.set({ at: stage, touchpoint: type, part, next }),
    close: () => url.clear(...NAMES),
  };
}
