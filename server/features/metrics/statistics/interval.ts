/** The two ends of a 95 % interval. Null where the observations do not allow one. */
export interface Interval {
  low: number;
  high: number;
}

/** The 97.5th percentile of the normal distribution: 95 % lie within so many standard deviations. */
export const Z = 1.959963984540054;

export function within({ low, high }: Interval, least: number, most: number): Interval {
  return { low: Math.max(least, low), high: Math.min(most, high) };
}
