import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationAxis } from './duration-axis.ts';

const [HOUR, DAY] = [3600, 86_400];

test('marks lie on whole hours or days', () => {
  expect(durationAxis([2.6 * DAY, 3.6 * DAY, null])).toEqual({
    ...{ min: 2.5 * DAY, max: 3.75 * DAY, interval: 6 * HOUR },
  });
  expect(durationAxis([40 * DAY, 62 * DAY])).toEqual({ min: 40 * DAY, max: 65 * DAY, interval: 5 * DAY });
  expect(durationAxis([HOUR, HOUR])).toMatchObject({ min: HOUR });
  expect(durationAxis([null, undefined])).toBeUndefined();
});

test('every value lies between the ends, in at most five steps', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 * DAY }), { minLength: 1 }), (values) => {
      const { min, max, interval } = durationAxis(values)!;
      expect(min).toBeLessThanOrEqual(Math.min(...values));
      expect(max).toBeGreaterThanOrEqual(Math.max(...values));
      expect(max).toBeGreaterThan(min);
      expect((max - min) / interval).toBeLessThanOrEqual(5);
    }),
  );
});
