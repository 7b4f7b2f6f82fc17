/** Groups held against all others of their type. */
import { within } from '../../../metrics/statistics/interval.ts';
import { meanInterval } from '../../../metrics/statistics/mean.ts';
import { benjaminiHochberg } from '../../../metrics/statistics/odds.ts';
import { type Moments, variance, welch } from '../../../metrics/statistics/welch.ts';
import { wilson } from '../../../metrics/statistics/wilson.ts';
import { together, without } from '../figures.ts';
import { ON_ITS_WAY_TYPES, SURVEY_TYPES } from '../service-types.ts';
import type { Difference } from './contract.ts';
import { FEWEST, type Group } from './groups.ts';
import { leavingOf } from './leaving.ts';

/** Of them leaving says nothing: see leaving.ts. */
const SAYS_NOTHING = new Set([...SURVEY_TYPES, ...ON_ITS_WAY_TYPES]);

/** A difference with the group it is of, and how much it weighs. */
export interface Compared {
  item: Difference;
  group: Group;
  /**
   * People × size × certainty: the group's people times the difference that is certain at least, the end of its 95 %
   * interval next to nought, in units of what is just worth speaking of.
   */
  weight: number;
}

interface Tested {
  item: Omit<Difference, 'adjustedP'>;
  atLeast: number;
}

const CERTAIN = 0.05;
/** Nearer to the rest is nothing to speak of, however certain: a tenth of a star of five; two of a hundred people. */
const LEAST: Record<Difference['figure'], number> = { emotion: 0.05, leaving: 0.02 };

/**
 * Every group with all others of its type of which it is known too, in one family of tests: who tells us nothing of
 * themselves is no other group, they are strangers.
 * @param leavingTypes types after which leaving is no figure: they are it
 * @returns those that differ beyond chance, the weightiest first; how many groups and tests there were
 */
export function compareGroups(groups: Group[], leavingTypes: ReadonlySet<string>) {
  const tested = [...Map.groupBy(groups, nameOf).values()].flatMap((ofName) => {
    const whole = wholeOf(ofName);
    return ofName.flatMap((group) => {
      const saysNothing = leavingTypes.has(group.type) || SAYS_NOTHING.has(group.type);
      const figures = [
        compareEmotion(group, whole),
        saysNothing ? null : compareLeaving(group, whole, ofName),
      ];
      return figures.filter((one) => one !== null).map((one) => ({ ...one, group }));
    });
  });
  const adjusted = benjaminiHochberg(tested.map(({ item }) => item.p));
  const differing = tested
    .map(({ item, group, atLeast }, index) => ({
      group,
      item: { ...item, adjustedP: adjusted[index]! },
      weight: (group.people * atLeast) / LEAST[item.figure],
    }))
    .filter(({ item }) => item.adjustedP < CERTAIN && Math.abs(item.difference) >= LEAST[item.figure])
    .sort(byWeight);
  const lookedAt = { groups: new Set(tested.map(({ group }) => group)).size, tests: tested.length };
  return { differing, lookedAt };
}

const nameOf = ({ type, what, name }: Group) => JSON.stringify([type, what, name]);

type Whole = Pick<Group, 'n' | 'sum' | 'squares' | 'known' | 'gone'>;

const wholeOf = (groups: Group[]): Whole =>
  groups.reduce(
    (whole: Whole, { n, sum, squares, known, gone }) => ({
      ...together(whole, { n, sum, squares }),
      ...{ known: whole.known + known, gone: whole.gone + gone },
    }),
    { n: 0, sum: 0, squares: 0, known: 0, gone: 0 },
  );

export const byWeight = (a: Compared, b: Compared) => b.weight - a.weight || a.item.p - b.item.p;

function compareEmotion(group: Group, whole: Whole): Tested | null {
  const rest = without(whole, group);
  if (group.n < FEWEST || rest.n < FEWEST) return null;
  const { difference, low, high, p } = welch(group, rest);
  const item = {
    ...told(group),
    figure: 'emotion' as const,
    own: emotionOf(group),
    rest: { value: rest.sum / rest.n, n: rest.n },
    ...{ difference, worse: difference < 0, p },
  };
  // Where all of either side are alike there is no interval, and the difference is as it is.
  const near = difference < 0 ? -(high ?? difference) : (low ?? difference);
  return { item, atLeast: Math.max(0, near) };
}

function emotionOf({ n, sum, squares }: Moments): Difference['own'] {
  const interval = meanInterval(sum / n, variance({ n, sum, squares }), n);
  return { value: sum / n, n, ...ends(interval && within(interval, -1, 1)) };
}

function compareLeaving(group: Group, whole: Whole, ofName: Group[]): Tested | null {
  const rest = { n: whole.gone - group.gone, of: whole.known - group.known };
  if (group.known < FEWEST || rest.of < FEWEST) return null;
  const found = leavingOf(group, ofName);
  if (!found) return null;
  const { difference, atLeast, p } = found;
  const item = {
    ...told(group),
    figure: 'leaving' as const,
    own: { value: group.gone / group.known, n: group.known, ...ends(wilson(group.gone, group.known)) },
    rest: { value: rest.n / rest.of, n: rest.of },
    ...{ difference, worse: difference > 0, p },
  };
  return { item, atLeast };
}

const told = ({ type, what, name, value }: Group) => ({
  ...{ type, what, value },
  name: name || null,
});

const ends = (interval: { low: number; high: number } | null) => ({
  low: interval?.low ?? null,
  high: interval?.high ?? null,
});
