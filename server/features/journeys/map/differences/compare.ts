/** Groups held against all others of their type. */
import { within } from '../../../metrics/statistics/interval.ts';
import { meanInterval } from '../../../metrics/statistics/mean.ts';
import { benjaminiHochberg, chance } from '../../../metrics/statistics/odds.ts';
import { type Moments, variance, welch } from '../../../metrics/statistics/welch.ts';
import { wilson } from '../../../metrics/statistics/wilson.ts';
import { together, without } from '../figures.ts';
import type { Difference } from './contract.ts';
import { FEWEST, type Group } from './groups.ts';

/** A difference with the group it is of. */
export interface Compared {
  item: Difference;
  group: Group;
}

type Tested = Omit<Difference, 'adjustedP'>;

const CERTAIN = 0.05;
/** Nearer to the rest is nothing to speak of, however certain: a tenth of a star of five; two of a hundred people. */
const LEAST: Record<Difference['figure'], number> = { emotion: 0.05, leaving: 0.02 };

/**
 * Every group with all others of its type of which it is known too, in one family of tests: who tells us nothing of
 * themselves is no other group, they are strangers.
 * @param leavingTypes types after which leaving is no figure: they are it
 * @returns those that differ beyond chance, the largest n × difference first; how many groups and tests there were
 */
export function compareGroups(groups: Group[], leavingTypes: ReadonlySet<string>) {
  const tested = [...Map.groupBy(groups, nameOf).values()].flatMap((ofName) => {
    const whole = wholeOf(ofName);
    return ofName.flatMap((group) =>
      compared(group, whole, leavingTypes.has(group.type)).map((item) => ({ item, group })),
    );
  });
  const adjusted = benjaminiHochberg(tested.map(({ item }) => item.p));
  const differing = tested
    .map(({ item, group }, index) => ({ group, item: { ...item, adjustedP: adjusted[index]! } }))
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

const compared = (group: Group, whole: Whole, isLeaving: boolean): Tested[] =>
  [compareEmotion(group, whole), isLeaving ? null : compareLeaving(group, whole)].filter(
    (item) => item !== null,
  );

export const byWeight = ({ item: a }: Compared, { item: b }: Compared) => weight(b) - weight(a) || a.p - b.p;

const weight = ({ own, difference }: Difference) => own.n * Math.abs(difference);

function compareEmotion(group: Group, whole: Whole): Tested | null {
  const rest = without(whole, group);
  if (group.n < FEWEST || rest.n < FEWEST) return null;
  const { difference, p } = welch(group, rest);
  return {
    ...told(group),
    figure: 'emotion',
    own: emotionOf(group),
    rest: { value: rest.sum / rest.n, n: rest.n },
    ...{ difference, worse: difference < 0, p },
  };
}

function emotionOf({ n, sum, squares }: Moments): Difference['own'] {
  const interval = meanInterval(sum / n, variance({ n, sum, squares }), n);
  return { value: sum / n, n, ...ends(interval && within(interval, -1, 1)) };
}

function compareLeaving(group: Group, whole: Whole): Tested | null {
  const rest = { n: whole.gone - group.gone, of: whole.known - group.known };
  if (group.known < FEWEST || rest.of < FEWEST) return null;
  const [own, other] = [group.gone / group.known, rest.n / rest.of];
  return {
    ...told(group),
    figure: 'leaving',
    own: { value: own, n: group.known, ...ends(wilson(group.gone, group.known)) },
    rest: { value: other, n: rest.of },
    ...{ difference: own - other, worse: own > other },
    p: chance({ hits: { n: group.gone, of: group.known }, others: rest }),
  };
}

const told = ({ type, what, name, value }: Group) => ({
  ...{ type, what, value },
  name: name || null,
});

const ends = (interval: { low: number; high: number } | null) => ({
  low: interval?.low ?? null,
  high: interval?.high ?? null,
});
