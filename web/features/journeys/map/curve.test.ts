import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { across, band, type CurvePoint, rangeOf, stretches, valueAt, wholeLine } from './curve.ts';

const frame = { axis: 'x', worst: 100, best: 0, range: { least: -1, most: 1 } } as const;
const point = (along: number, value: number | null): CurvePoint => ({ along, value });

describe('the emotion line', () => {
  test('good is up, bad is down', () => {
    expect([1, 0, -1].map((value) => across(frame, value))).toEqual([0, 50, 100]);
  });

  test('uses its height for what was felt, never beyond −1 and +1, and does not blow up small differences', () => {
    expect(rangeOf([])).toEqual({ least: -0.25, most: 0.4 });
    expect(rangeOf([0.1, -0.05])).toEqual({ least: -0.25, most: 0.4 });
    expect(rangeOf([0.5, -0.99])).toEqual({ least: -1, most: 0.56 });
    expect(across({ ...frame, range: { least: -0.5, most: 0.5 } }, 0.25)).toBe(25);
  });

  test('is level at every point', () => {
    expect(wholeLine([point(0, 0), point(100, -1)], frame)).toBe('M0 50C50 50 50 100 100 100');
  });

  test('runs down the page on a phone', () => {
    const down = { axis: 'y', worst: 0, best: 100, range: { least: -1, most: 1 } } as const;
    expect(wholeLine([point(0, 0), point(100, -1)], down)).toBe('M50 0C50 50 0 50 0 100');
  });

  test('says where it only passes over stages that nobody rated', () => {
    const points = [point(0, 0), point(10, null), point(20, 0.5), point(30, 0.5)];
    expect(stretches(points, frame).map(({ sure }) => sure)).toEqual([false, true]);
  });

  test('one known stage alone makes a point, no line and no band', () => {
    const points = [point(0, null), point(10, 0.4)];
    expect([wholeLine(points, frame), band(points, frame), stretches(points, frame)]).toEqual(['', '', []]);
  });

  test('its value at any place lies between its neighbours, and is theirs at their places', () => {
    const value = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, share) => {
        const points = [point(0, from), point(1, to)];
        const there = valueAt(points, share)!;
        expect(there).toBeGreaterThanOrEqual(Math.min(from, to) - 1e-5);
        expect(there).toBeLessThanOrEqual(Math.max(from, to) + 1e-5);
        expect(valueAt(points, 0)).toBeCloseTo(from, 4);
        expect(valueAt(points, 1)).toBeCloseTo(to, 4);
      }),
    );
  });
});
