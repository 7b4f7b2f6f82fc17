/** Noise is rarely a change, a jump is one, and growth that goes on is told as such, be it steady in amount or in rate. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goesOn } from './trend.ts';
import { ofTotals } from './two-sample.ts';
import { type Counted, wobble } from './wobble.ts';

const PERIODS = 12;
const CERTAIN = 0.05;

const counted = (value: number): Counted => ({ value, squares: value, days: 30 });

/** The last of the values against the one before, judged by all before it. */
function judged(values: number[]) {
  const all = values.map(counted);
  const [history, now] = [all.slice(0, -1), all.at(-1)!];
  const usual = wobble(history);
  const sums = ({ value, squares }: Counted) => ({
    n: value,
    y: value,
    yy: squares,
    x: value,
    xy: squares,
    xx: squares,
  });
  const { p, difference } = ofTotals({ before: sums(history.at(-1)!), now: sums(now) }, 1, usual);
  const certain = p < CERTAIN;
  return { certain, difference, again: certain && goesOn(history, now, usual) };
}

/** Normal deviates from a seed (G. E. P. Box and M. E. Muller, 1958), the same every time. */
function deviates(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** How often, of so many series. */
function shareOf(
  made: (next: () => number) => number[],
  is: (of: ReturnType<typeof judged>) => boolean,
): number {
  const SERIES = 2000;
  const next = deviates(20_261);
  return Array.from({ length: SERIES }, () => judged(made(next))).filter(is).length / SERIES;
}

const noisy = (expected: (place: number) => number, spread: number) => (next: () => number) =>
  Array.from({ length: PERIODS }, (_, place) => {
    const mean = expected(place);
    return Math.max(0, Math.round(mean + spread * Math.sqrt(mean) * next()));
  });

describe('noise', () => {
  test.each([
    ['as much as chance makes', 1],
    ['three times as much', 3],
    ['eight times as much', 8],
  ])('%s is called a change about as often as 5 in 100, and hardly ever one that goes on', (_, spread) => {
    const made = noisy(() => 2000, spread);
    expect(shareOf(made, ({ certain }) => certain)).toBeLessThan(0.08);
    expect(shareOf(made, ({ again }) => again)).toBeLessThan(0.005);
  });

  test('around steady growth is no more often called more or less than that', () => {
    const jumped = noisy((place) => 2000 + 20 * place, 3);
    expect(shareOf(jumped, ({ certain, difference }) => certain && difference < 0)).toBeLessThan(0.04);
  });

  test('that wanders is not called a change much more often', () => {
    const wanders = (next: () => number) => {
      let level = 5000;
      return Array.from({ length: PERIODS }, () => {
        level = Math.max(1, level + 400 * next());
        return Math.round(level);
      });
    };
    expect(shareOf(wanders, ({ certain }) => certain)).toBeLessThan(0.12);
  });
});

describe('growth that goes on', () => {
  test('at an even rate is certain, and told as going on, whatever its size and rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 200_000 }),
        fc.double({ min: 0.1, max: 0.4, noNaN: true }),
        (first, rate) => {
          const values = Array.from({ length: PERIODS }, (_, place) =>
            Math.round(first * (1 + rate) ** place),
          );
          expect(judged(values)).toMatchObject({ certain: true, again: true });
        },
      ),
    );
  });

  test('by an even amount is, too, and so is decline', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20_000, max: 50_000 }),
        fc.integer({ min: 800, max: 1200 }),
        fc.boolean(),
        (first, step, falls) => {
          const values = Array.from(
            { length: PERIODS },
            (_, place) => first + (falls ? -1 : 1) * step * place,
          );
          expect(judged(values)).toMatchObject({ certain: true, again: true });
        },
      ),
    );
  });

  test('after only three such quarters: a quarter more each time', () => {
    expect(judged([1000, 1240, 1538, 1907, 2364])).toMatchObject({ certain: true, again: true });
  });

  test('is seen through ordinary noise nearly always', () => {
    const made = noisy((place) => 2000 * 1.24 ** place, 3);
    expect(shareOf(made, ({ certain, difference }) => certain && difference > 0)).toBeGreaterThan(0.95);
    expect(shareOf(made, ({ again }) => again)).toBeGreaterThan(0.75);
  });

  test('is no news, but its end is: what grew and falls is a change that does not go on', () => {
    expect(judged([1000, 1240, 1538, 1907, 2364, 1900])).toMatchObject({ certain: true, again: false });
    expect(judged([1000, 1040, 1082, 1125, 1170, 2000])).toMatchObject({ certain: true, again: false });
  });
});

test('the period within which the record begins is neither wobble nor growth', () => {
  const begun = [0, 0, 300, 1000, 1010, 1020, 1030].map(counted);
  expect(wobble(begun).dispersion).toBe(1);
  expect(judged([0, 0, 300, 700, 1000, 1400])).toMatchObject({ certain: true, again: false });
});

test('a jump after noise is a change, and none that goes on', () => {
  const jump = noisy((place) => (place === PERIODS - 1 ? 3600 : 2000), 3);
  expect(shareOf(jump, ({ certain }) => certain)).toBeGreaterThan(0.95);
  expect(shareOf(jump, ({ again }) => again)).toBeLessThan(0.01);
});
