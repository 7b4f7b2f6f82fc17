/** Sums over observations, from which figures, their certainty and their parts are made. */
export interface Sums {
  /** Observations (people, where those are put together first). An observation of k groups is 1/k in each. */
  n: number;
  /** Σ amount, Σ weight, and their products: the figure is y, or y / x. */
  y: number;
  x: number;
  yy: number;
  xy: number;
  xx: number;
}

/** The same before and now. */
export interface Sides {
  before: Sums;
  now: Sums;
}

export const NOTHING: Sums = { n: 0, y: 0, x: 0, yy: 0, xy: 0, xx: 0 };

const NAMES = Object.keys(NOTHING) as (keyof Sums)[];

export const plus = (one: Sums, other: Sums): Sums => joined(one, other, 1);
export const less = (one: Sums, other: Sums): Sums => joined(one, other, -1);

function joined(one: Sums, other: Sums, sign: 1 | -1): Sums {
  return Object.fromEntries(NAMES.map((name) => [name, one[name] + sign * other[name]])) as unknown as Sums;
}
