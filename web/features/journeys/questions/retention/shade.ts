/** How deep a cell is coloured: the deepest is the largest share that is known. */
import type { RetentionAnswer } from './queries.ts';

/** Deeper, the figure on it could not be read. */
const DEEPEST_PERCENT = 42;

/** @returns percent of the accent in the colour of a share */
export function shadeOf({ cohorts }: RetentionAnswer): (share: number) => number {
  const largest = Math.max(0, ...cohorts.flatMap(({ periods }) => periods.map(({ share }) => share)));
  return (share) => (largest ? Math.round((share / largest) * DEEPEST_PERCENT) : 0);
}
