/** How much the figure of each group changed against the other period. */
import type { z } from 'zod';
import type { Period } from '../../core/period.ts';
import { CERTAIN, differenceOf, isEnough, type Lengths } from './change.ts';
import { type Found, findFigures } from './figures.ts';
import type { Question } from './question.ts';
import type { Change } from './shapes-contract.ts';
import { benjaminiHochberg } from './statistics/odds.ts';
import { NOTHING } from './statistics/sums.ts';

interface ChangeOfGroup {
  /** The group in the other period; undefined where it had nothing then. */
  before: Found | undefined;
  /** Null where either period has no figure. */
  change: z.input<typeof Change> | null;
}

/**
 * Every group against itself. All groups are one family of tests: `p` is adjusted for their number (`benjaminiHochberg`).
 * A group's own wobble is not known, so totals are held to that of the whole.
 * @param found the groups now, each for the whole period
 */
export async function changesOfGroups(
  question: Question,
  found: Found[],
  { period, lengths }: { period: Period; lengths: Lengths },
): Promise<Map<string, ChangeOfGroup>> {
  const shown = found.map(({ group }) => group!);
  const earlier = await findFigures({ ...question, period }, { time: 'whole', groups: 'groups', shown });
  const before = new Map(earlier.map((one) => [one.group, one]));
  const pairs = found.map((now) => {
    const pair = { now, before: before.get(now.group) };
    return { ...pair, ...differenceOfGroup(question, pair, lengths) };
  });
  const judged = pairs.filter(({ difference }) => difference !== null);
  const chances = benjaminiHochberg(judged.map(({ difference }) => difference!.p));
  const changes = judged.map(({ now, difference, figures }, index) => {
    const p = chances[index]!;
    const certain = p < CERTAIN && isEnough(question.metric.kind, figures);
    return [now.group, { ...difference!, p, certain, again: false }] as const;
  });
  const changeOf = new Map(changes);
  return new Map(
    pairs.map(({ now, before }) => [now.group!, { before, change: changeOf.get(now.group) ?? null }]),
  );
}

function differenceOfGroup(
  { metric: { kind } }: Question,
  { now, before }: { now: Found; before: Found | undefined },
  lengths: Lengths,
) {
  const figures = { now: now.figure, before: before?.figure ?? kind.figure({ n: 0 }) };
  const sides = now.sample && { now: now.sample, before: before?.sample ?? NOTHING };
  return { figures, difference: differenceOf(kind, figures, sides, { ...lengths, history: [] }) };
}
