/** What each group of a dimension has to do with the change of the whole: its parts, which sum to it. */
import { twoTails } from '../../metrics/statistics/normal.ts';
import { less, plus, type Sides, type Sums } from '../../metrics/statistics/sums.ts';

/** What kind of figure is taken apart, and what the two periods need to be held against each other. */
export interface Apartness {
  as: 'total' | 'quotient';
  /** Of totals: length of the period now / length of the one before. 1 for quotients. */
  scale: number;
  /** Of totals: how much more they wobble than if chance were all (see `wobble`). 1 for quotients. */
  dispersion: number;
}

export interface Part<Key> {
  key: Key;
  /** What it adds to the change of the whole. Over all groups: the whole change. */
  contribution: number;
  /** Of quotients: as its own figure changed, and as its weight did; together the contribution. */
  rate: number | null;
  mix: number | null;
  /** Its contribution beyond what a group of its size adds when all change alike; the chance of one this large. */
  excess: number;
  z: number;
  p: number;
  /** Its share of the weight: of observations, orders, or of the total itself. */
  shareBefore: number;
  shareNow: number;
}

/**
 * Quotients Σy / Σx (shares, scores, means, ratios): with weights w = x/X, own figures m = y/x and M̄ the mean of both
 * figures of the whole, a group's part is rate (w₀ + w₁)/2 · (m₁ − m₀) plus mix (w₁ − w₀) · ((m₀ + m₁)/2 − M̄).
 * E. M. Kitagawa, "Components of a difference between two rates", Journal of the American Statistical Association 50
 * (1955); for means R. Oaxaca and A. Blinder (1973), here with the average of both periods as reference (C. Reimers,
 * 1983) and groups measured from the mean, so that a group that only grew gets a part as far as it differs.
 * Totals: what the group adds, the period before stretched to the length of the one now.
 *
 * A part is the difference of two means of 1(in group)·(y − M̄x), so its variance is known. What is tested is its
 * excess over w̄·Δ, so that a large group is not the place only because it is large. Observations vary at least as
 * those of the whole do: a handful that happen to be alike are no certainty.
 */
export function decompose<Key>(
  whole: Sides,
  groups: ReadonlyMap<Key, Sides>,
  how: Apartness,
): { change: number; parts: Part<Key>[] } {
  const frame = frameOf(whole, how);
  const parts = [...groups].map(([key, sides]) => ({ key, ...partOf(sides, frame) }));
  return { change: frame.change, parts };
}

interface Frame {
  whole: Sides;
  how: Apartness;
  /** M̄; 0 for totals. */
  middle: number;
  /** What sums of a side are divided by. */
  per: { before: number; now: number };
  change: number;
}

function frameOf(whole: Sides, how: Apartness): Frame {
  const isTotal = how.as === 'total';
  const per = isTotal ? { before: 1 / how.scale, now: 1 } : { before: whole.before.x, now: whole.now.x };
  const [before, now] = [whole.before.y / per.before, whole.now.y / per.now];
  return { whole, how, per, middle: isTotal ? 0 : (before + now) / 2, change: now - before };
}

function partOf(sides: Sides, frame: Frame): Omit<Part<unknown>, 'key'> {
  const { middle, per, change, how } = frame;
  const contribution =
    (sides.now.y - middle * sides.now.x) / per.now - (sides.before.y - middle * sides.before.x) / per.before;
  const { shareBefore, shareNow } = sharesOf(sides, frame);
  const share = (shareBefore + shareNow) / 2;
  const excess = contribution - share * change;
  const z = excess / Math.sqrt(how.dispersion * varianceOfExcess(sides, share, frame)) || 0;
  return {
    contribution,
    ...(how.as === 'total'
      ? { rate: null, mix: null }
      : rateAndMix(sides, contribution, shareBefore, shareNow)),
    ...{ excess, z, p: twoTails(z), shareBefore, shareNow },
  };
}

function sharesOf({ before, now }: Sides, { whole, how }: Frame) {
  const of = (one: number, all: number) => (all ? one / all : 0);
  return how.as === 'total'
    ? { shareBefore: of(before.y, whole.before.y), shareNow: of(now.y, whole.now.y) }
    : { shareBefore: of(before.x, whole.before.x), shareNow: of(now.x, whole.now.x) };
}

/** A group that was not there has no figure of its own to change: all of its part is mix. */
function rateAndMix({ before, now }: Sides, contribution: number, shareBefore: number, shareNow: number) {
  const isInBoth = before.x > 0 && now.x > 0;
  const rate = isInBoth ? ((shareBefore + shareNow) / 2) * (now.y / now.x - before.y / before.x) : 0;
  return { rate, mix: contribution - rate };
}

/** Of (1(in group) − w̄)·a over the observations of both periods. */
function varianceOfExcess(sides: Sides, share: number, { whole, middle, per }: Frame): number {
  return (['before', 'now'] as const).reduce((sum, side) => {
    const all = squaresAround(whole[side], middle);
    const own = atLeastUsual(squaresAround(sides[side], middle), sides[side].n, all, whole[side].n);
    const rest = Math.max(0, all - squaresAround(sides[side], middle));
    return sum + ((1 - share) ** 2 * own + share ** 2 * rest) / per[side] ** 2;
  }, 0);
}

const squaresAround = ({ yy, xy, xx }: Sums, middle: number) =>
  Math.max(0, yy - 2 * middle * xy + middle ** 2 * xx);

const atLeastUsual = (own: number, n: number, all: number, of: number) =>
  Math.max(own, of ? (n / of) * all : 0);

/**
 * Where a figure stands out from the rest, in one period: w·(m − M) of a quotient, tested as above.
 * @returns the group's weight times its distance from the whole, and the chance of one this large
 */
export function standOut<Key>(
  whole: Sums,
  groups: ReadonlyMap<Key, Sums>,
): { key: Key; gap: number; z: number; p: number }[] {
  const mean = whole.y / whole.x;
  const all = squaresAround(whole, mean);
  return [...groups].map(([key, own]) => {
    const share = own.x / whole.x;
    const squares = squaresAround(own, mean);
    const variance =
      (1 - share) ** 2 * atLeastUsual(squares, own.n, all, whole.n) + share ** 2 * Math.max(0, all - squares);
    const gap = own.y - mean * own.x;
    const z = gap / Math.sqrt(variance) || 0;
    return { key, gap: gap / whole.x, z, p: twoTails(z) };
  });
}

/** What is in no group: so that the parts of all sum to the whole. */
export function remainder<Key>(whole: Sides, groups: ReadonlyMap<Key, Sides>): Sides {
  const all = [...groups.values()].reduce<Sides | null>(
    (sum, one) => (sum ? { before: plus(sum.before, one.before), now: plus(sum.now, one.now) } : one),
    null,
  );
  return all ? { before: less(whole.before, all.before), now: less(whole.now, all.now) } : whole;
}
