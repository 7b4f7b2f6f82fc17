import { z } from 'zod';
import { PeriodQuery } from '../../../core/period-contract.ts';
import { NarrowingQuery } from '../../lens/question/contract.ts';
import { AskedPeriod, Count, TypeName, TypeNames, YesNo } from './shapes-contract.ts';

export const PATH_GROUPS = ['type', 'name', 'page'] as const;

/**
 * What people did after `start`, or before `end`; without either: from everyone's first touchpoint of the period.
 *
 * A person's touchpoints in [from, to) are read in order of time, those of one moment in order of their names (by
 * code point). What is excluded is left out first; then, when repeats are folded, a name that follows itself counts
 * once, at its first moment. A path begins at every place where `start` stands (paths of one person may overlap) and
 * takes at most `steps` touchpoints, the start included. It ends earlier where nothing follows before `to`, or, with
 * `quietDays`, where the next touchpoint came later than that. Paths to an `end` are the same, backwards.
 */
export const PathsQuestion = z.object({
  ...PeriodQuery.shape,
  ...NarrowingQuery.shape,
  start: TypeName.optional(),
  end: TypeName.optional(),
  steps: z.coerce.number().int().min(2).max(10).default(5),
  /** Names that hold a smaller share of all paths, or fewer customers, are folded into "other" in their step. */
  minShare: z.coerce.number().min(0).max(1).default(0.01),
  minCustomers: z.coerce.number().int().min(0).default(0),
  foldRepeats: YesNo.default(true),
  exclude: TypeNames.optional(),
  /**
   * `type`: as the catalogue names them. `name`: numbers and ids within the names of types become `#`.
   * `page`: besides, touchpoints with a page are told apart by its path, without query, numbers and ids as `#`.
   */
  group: z.enum(PATH_GROUPS).default('type'),
  /** After so many days without a touchpoint, what follows is another journey. Without: however long it took. */
  quietDays: z.coerce.number().min(0.01).max(3650).optional(),
});
export type PathsQuestion = z.output<typeof PathsQuestion>;

export const PathNode = z.object({
  /** Names it in `/paths/people?node=`. */
  id: z.string(),
  /** 1 is the start (or the end, backwards). */
  step: Count,
  /** What to call it: the type, in groups the folded name with its page; empty for the others. */
  name: z.string(),
  /** What stayed under the minimum, together. */
  other: z.boolean(),
  customers: Count,
  /** Paths that pass here. */
  occurrences: Count,
  /** Of all paths. */
  share: z.number(),
  /** Paths that end here: nothing followed (backwards: nothing came before). 0 in the last step. */
  endedHere: Count,
  /** Customers of those paths. */
  endedCustomers: Count,
  /** Of the paths that pass here, without those still open. 95 % interval by Wilson. Null in the last step. */
  endedShare: z.number().nullable(),
  endedLow: z.number().nullable(),
  endedHigh: z.number().nullable(),
  /** With `quietDays`: paths that nothing has followed yet although the quiet time is not over at the end of the period. */
  stillOpen: Count,
});

export const PathLink = z.object({
  /** Names it in `/paths/people?link=`. */
  id: z.string(),
  /** Ids of nodes; `to` is in the step after `from`, backwards too: there it is what happened before. */
  from: z.string(),
  to: z.string(),
  customers: Count,
  occurrences: Count,
  /** Of the paths that pass `from`. 95 % interval by Wilson; n is `occurrences` of the node. */
  share: z.number(),
  low: z.number(),
  high: z.number(),
  medianSeconds: z.number(),
});

export const PathsAnswer = z.object({
  period: AskedPeriod,
  direction: z.enum(['after', 'before']),
  starts: z.object({ customers: Count, occurrences: Count }),
  /** By step, then the most frequent first, others last. */
  nodes: z.array(PathNode),
  links: z.array(PathLink),
  /** What is in the "other" node of each step: how many names, and the most frequent of them. */
  folded: z.array(z.object({ step: Count, names: Count, most: z.array(z.string()) })),
});

/** Which customers: of a node, a link, or those whose path ended at a node; without any, all starts. */
export const PathsPart = z.object({
  node: z.string().max(600).optional(),
  link: z.string().max(1200).optional(),
  ended: z.string().max(600).optional(),
});
