import type { PointerEvent } from 'react';
import type { Draft } from './draft.ts';

/** Where a dragged type is let go to be on no stage. A stage's key has no colon. */
export const OFF_THE_MAP = ':off';

export interface Happened {
  customers: number;
  occurrences: number;
}

/** What every part of the board needs. */
export interface BoardProps {
  draft: Draft;
  /** By type: how much of it there was in the map that is shown; without those that did not happen. */
  happened: ReadonlyMap<string, Happened>;
  /** Where what is dragged would fall. */
  over: string | undefined;
  onPress: (item: string, event: PointerEvent) => void;
  onChange: (next: Draft) => void;
}
