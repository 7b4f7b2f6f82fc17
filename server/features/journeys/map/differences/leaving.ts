/**
 * How much more, or less, people leave after a group of touchpoints than after the others, beyond what is so by
 * construction:
 *
 * - Who had been silent for long stays silent for longer, whatever happened to them. So a difference must also be there
 *   among touchpoints with the same time since what came before, doubling by doubling. A group that is such a time itself
 *   is not compared.
 * - Whoever came a second time had not left after the first. That later times are left less often is therefore always
 *   so, and a time is told only where it goes against that: left more often than after the times before it, or less
 *   often than after those that follow it. Within one visit it says how far into the visit people are, so only times
 *   that begin one are held against each other.
 * - A survey is asked about something else, and which one it is says where on their journey people were: after checkout
 *   a parcel is still to come. What it was asked about is compared itself, so asking and answering are not.
 * - An order that is sent is followed by its parcel, one that is carried home by nothing. So what happens to an order
 *   before it has arrived is not compared: its arrival is.
 */
import { type WithinStrata, withinStrata } from '../../../metrics/statistics/strata.ts';
import { NOTHING } from '../../../metrics/statistics/sums.ts';
import { ofShares } from '../../../metrics/statistics/two-sample.ts';
import type { Group } from './groups.ts';

/** As many as thirty against thirty: n₁n₂ / (n₁ + n₂). */
const LEAST_WEIGHT = 15;

/** After 2¹⁵ seconds, nine hours, it is another visit. */
const BEGINS_VISIT = 15;

type Shares = Pick<Group, 'known' | 'gone'>;

export interface Leaving {
  /** Share of the group less that of the others. */
  difference: number;
  /** The least of it that is certain, in whichever comparison is the least sure; 0 … 1. */
  atLeast: number;
  /** The greatest of the comparisons it must hold in: an intersection–union test (R. L. Berger, Technometrics 24, 1982). */
  p: number;
}

/**
 * @param ofName all groups of the same name, `group` among them
 * @returns null where nothing can be held against it
 */
export function leavingOf(group: Group, ofName: readonly Group[]): Leaving | null {
  if (group.what === 'gap') return null;
  const others = ofName.filter((other) => other !== group);
  const plain = ofShares({ now: sides(group), before: sides(sum(others)) });
  const held = [others, ...(group.what === 'time' ? [againstTime(group, others, plain.difference)] : [])].map(
    (against) => amongAlike(group, against),
  );
  const isSame = (one: WithinStrata | null): one is WithinStrata =>
    one !== null && one.weight >= LEAST_WEIGHT && one.difference > 0 === plain.difference > 0;
  if (!held.every(isSame)) return null;
  const all = [plain, ...held];
  return {
    difference: plain.difference,
    atLeast: Math.min(...all.map(nearEnd)),
    p: Math.max(...all.map(({ p }) => p)),
  };
}

/** Nought where the interval has it. */
function nearEnd({ difference, low, high }: { difference: number; low: number | null; high: number | null }) {
  return Math.max(0, (difference > 0 ? low : high && -high) ?? 0);
}

const againstTime = (group: Group, others: readonly Group[], difference: number) =>
  others.filter((other) => (difference > 0 ? timeOf(other) < timeOf(group) : timeOf(other) > timeOf(group)));

/** `11+` is the last. */
const timeOf = ({ value }: Group) => Number.parseInt(value, 10);

function amongAlike(group: Group, others: readonly Group[]): WithinStrata | null {
  const [own, rest] = [byLull([group]), byLull(others)];
  return withinStrata(
    [...own].map(([lull, hits]) => ({
      hits: { n: hits.gone, of: hits.known },
      others: { n: rest.get(lull)?.gone ?? 0, of: rest.get(lull)?.known ?? 0 },
    })),
  );
}

function byLull(groups: readonly Group[]): Map<number, Shares> {
  const all = new Map<number, Shares>();
  for (const [lull, known, gone] of groups.flatMap(lullsOf))
    all.set(lull, sum([all.get(lull) ?? { known: 0, gone: 0 }, { known, gone }]));
  return all;
}

const lullsOf = ({ what, lulls }: Group) =>
  what === 'time' ? lulls.filter(([lull]) => lull < 0 || lull >= BEGINS_VISIT) : lulls;

const sum = (all: readonly Shares[]): Shares => ({
  known: all.reduce((total, { known }) => total + known, 0),
  gone: all.reduce((total, { gone }) => total + gone, 0),
});

const sides = ({ known, gone }: Shares) => ({ ...NOTHING, n: known, y: gone });
