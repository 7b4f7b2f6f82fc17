/** Paths as they stand in the URL. */
import { PathsQuestion } from '../../../../../server/features/journeys/questions/paths-contract.ts';
import { type Asked, useAsked } from '../asked.ts';
import type { DurationAsked } from './queries.ts';

export type AskedPaths = Asked<typeof PathsQuestion>;

export const PATHS = {
  schema: PathsQuestion,
  names: [
    'start',
    'end',
    'steps',
    'minShare',
    'minCustomers',
    'foldRepeats',
    'exclude',
    'group',
    'quietDays',
  ],
  lists: ['exclude'],
  usualPeriod: '90d',
} as const;

/** Below it, names are folded together: more of them make a picture that nobody can read. */
export const USUAL_SHARE = 0.03;
const USUAL = { minShare: USUAL_SHARE };

export function useAskedPaths(): AskedPaths | undefined {
  return useAsked(PATHS, USUAL);
}

/** How long the same people's whole journeys last. */
export function durationAsked({ question }: AskedPaths): DurationAsked {
  const { start, end, steps, minShare, minCustomers, foldRepeats, group, quietDays, ...rest } = question;
  return rest;
}
