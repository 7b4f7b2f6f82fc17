import { describe, expect, test } from 'vitest';
import type { Moments } from '../../metrics/statistics/welch.ts';
import { certaintyOf } from './moments.ts';

const of = (...values: number[]): Moments => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
});

describe('certainty that two means differ', () => {
  test('is one less the p of Welch’s test', () => {
    // t = −2.8530 with 27.8873 degrees of freedom; its density integrated numerically beyond ±t.
    const a = [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4];
    const b = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 24.4];
    expect(1 - certaintyOf(of(...a), of(...b))).toBeCloseTo(0.008072, 6);
    expect(certaintyOf(of(...a), of(...b))).toBeCloseTo(certaintyOf(of(...b), of(...a)), 12);
  });

  test('is nothing between equal means, and grows with their distance', () => {
    expect(certaintyOf(of(1, 2, 3), of(1, 2, 3))).toBeCloseTo(0, 12);
    const near = certaintyOf(of(1, 2, 3, 4), of(2, 3, 4, 5));
    const far = certaintyOf(of(1, 2, 3, 4), of(5, 6, 7, 8));
    expect(far).toBeGreaterThan(near);
  });

  test('without any spread it is whether they differ', () => {
    expect(certaintyOf(of(1, 1), of(1, 1))).toBe(0);
    expect(certaintyOf(of(1, 1), of(0, 0))).toBe(1);
  });
});
