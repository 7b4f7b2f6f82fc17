/** Which of the conversations of a week are reviewed, and by whom: the rules, without a database. */
import { hash } from 'node:crypto';

export interface Candidate {
  conversation: string;
  /** Whose answers. */
  member: string;
}

export interface Seeded {
  seed: string;
  /** Its first day. */
  week: string;
  /** Of each member, so many. */
  perPerson: number;
}

/**
 * Of each member's candidates, those with the smallest numbers, each number being the SHA-256 of seed, week and
 * conversation. Hashes behave as independent uniform numbers, so every set of so many is as likely as any other: a
 * simple random sample without replacement, in which each candidate is with probability perPerson / candidates. The
 * numbers hang on nothing else, so the same again draws the same, in whatever order and process, and one more
 * candidate displaces one at most. These are permanent random numbers: E. Ohlsson, "Coordination of samples using
 * permanent random numbers", in Business Survey Methods (Wiley, 1995).
 *
 * @returns in the order of their numbers, which says nothing about them either
 */
export function draw<One extends Candidate>(candidates: readonly One[], seeded: Seeded): One[] {
  const numbered = candidates
    .map((one) => ({ one, number: numberOf(one, seeded) }))
    .sort((a, b) => (a.number < b.number ? -1 : 1));
  const drawn = new Map<string, number>();
  return numbered.flatMap(({ one }) => {
    const before = drawn.get(one.member) ?? 0;
    drawn.set(one.member, before + 1);
    return before < seeded.perPerson ? [one] : [];
  });
}

const numberOf = ({ conversation, member }: Candidate, { seed, week }: Seeded) =>
  hash('sha256', [seed, week, conversation, member].join('\u0000'), 'hex');

/**
 * Gives each to the reviewer who has fewest, of equals to the first; nobody gets their own answers. Null where nobody
 * else is left.
 *
 * @param load how many each has already; counted on
 */
export function shareOut<One extends Candidate>(
  drawn: readonly One[],
  reviewers: readonly string[],
  load: Map<string, number>,
): (One & { reviewer: string | null })[] {
  return drawn.map((one) => {
    const [first] = reviewers
      .filter((id) => id !== one.member)
      .sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0));
    if (first !== undefined) load.set(first, (load.get(first) ?? 0) + 1);
    return { ...one, reviewer: first ?? null };
  });
}
