import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTHING, plus, type Sides, type Sums } from '../../metrics/statistics/sums.ts';
import { type Apartness, decompose, remainder, standOut } from './decompose.ts';

const QUOTIENT: Apartness = { as: 'quotient', scale: 1, dispersion: 1 };
const TOTAL: Apartness = { as: 'total', scale: 31 / 28, dispersion: 1 };

/** Of so many observations, so many hits. */
const share = (hits: number, n: number): Sums => ({ n, y: hits, x: n, yy: hits, xy: hits, xx: n });

const sums = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }))
  .map(([n, hits]) => share(Math.min(hits, n), n));
const sides = fc.record({ before: sums, now: sums });
const groups = fc.array(sides, { minLength: 1, maxLength: 12 });

const wholeOf = (list: Sides[]): Sides => ({
  before: list.map(({ before }) => before).reduce(plus, NOTHING),
  now: list.map(({ now }) => now).reduce(plus, NOTHING),
});
const keyed = (list: Sides[]) => new Map(list.map((one, index) => [`g${index}`, one]));

describe('parts of a change', () => {
  test('sum to the whole change, and rate and mix to each part, whatever the groups', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom(QUOTIENT, TOTAL), (list, how) => {
        const whole = wholeOf(list);
        fc.pre(whole.before.n > 0 && whole.now.n > 0);
        const { change, parts } = decompose(whole, keyed(list), how);
        const sum = parts.reduce((all, { contribution }) => all + contribution, 0);
        expect(sum).toBeCloseTo(change, 9);
        for (const { rate, mix, contribution } of parts)
          if (rate !== null) expect(rate + mix!).toBeCloseTo(contribution, 9);
      }),
    );
  });

  test('sum to it also with what is in no group', () => {
    fc.assert(
      fc.property(groups, (list) => {
        const whole = wholeOf(list);
        fc.pre(whole.before.n > 0 && whole.now.n > 0);
        const shown = keyed(list.slice(1));
        const { change, parts } = decompose(
          whole,
          new Map<string, Sides>([...shown, ['', remainder(whole, shown)]]),
          QUOTIENT,
        );
        expect(parts.reduce((all, { contribution }) => all + contribution, 0)).toBeCloseTo(change, 9);
      }),
    );
  });

  test('are Kitagawa’s: her rates and weights of two groups', () => {
    // 40 of 100 and 10 of 100 before; 60 of 150 and 5 of 50 now: only the weights changed.
    const list = [
      { before: share(40, 100), now: share(60, 150) },
      { before: share(10, 100), now: share(5, 50) },
    ];
    const { change, parts } = decompose(wholeOf(list), keyed(list), QUOTIENT);
    expect(change).toBeCloseTo(0.075, 12);
    expect(parts.map(({ rate }) => rate)).toEqual([0, 0]);
    // (0.75 − 0.5)·(0.4 − 0.2875) and (0.25 − 0.5)·(0.1 − 0.2875)
    expect(parts[0]!.mix).toBeCloseTo(0.028125, 12);
    expect(parts[1]!.mix).toBeCloseTo(0.046875, 12);
  });

  test('name the planted place, and not the large group that moved with it', () => {
    const list = [
      { before: share(60, 1000), now: share(62, 1000) },
      { before: share(14, 200), now: share(80, 200) },
      { before: share(3, 60), now: share(4, 60) },
    ];
    const { parts } = decompose(wholeOf(list), keyed(list), QUOTIENT);
    const [first] = parts.toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z));
    expect(first!.key).toBe('g1');
    expect(first!.p).toBeLessThan(1e-6);
    expect(first!.contribution / decompose(wholeOf(list), keyed(list), QUOTIENT).change).toBeGreaterThan(0.9);
  });

  test('of a handful that happen to be alike are no certainty', () => {
    const list = [
      { before: share(150, 200), now: share(150, 200) },
      { before: share(15, 20), now: share(12, 12) },
    ];
    const { parts } = decompose(wholeOf(list), keyed(list), QUOTIENT);
    expect(parts[1]!.p).toBeGreaterThan(0.05);
  });
});

describe('chance', () => {
  /** Numbers from 0 to 1, the same every time: Park and Miller's generator. */
  function dice(seed: number) {
    let state = seed;
    return () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
  }

  test('alone passes for a changed group as often as it is said to, and no more', () => {
    const next = dice(20_261);
    const drawn = (n: number, p: number) => Array.from({ length: n }, next).filter((one) => one < p).length;
    let certain = 0;
    let looked = 0;
    for (let week = 0; week < 150; week++) {
      const list = Array.from({ length: 6 }, (_, group) => ({
        before: share(drawn(40 + 20 * group, 0.2), 40 + 20 * group),
        now: share(drawn(40 + 20 * group, 0.2), 40 + 20 * group),
      }));
      for (const { p } of decompose(wholeOf(list), keyed(list), QUOTIENT).parts) {
        looked++;
        if (p < 0.05) certain++;
      }
    }
    expect(certain / looked).toBeLessThan(0.065);
    expect(certain / looked).toBeGreaterThan(0.02);
  });
});

describe('standing out', () => {
  test('is by so much as the whole would be without it, and certain of what is planted', () => {
    const groups = new Map([
      ['email', share(50, 200)],
      ['chat', share(280, 400)],
      ['phone', share(210, 300)],
    ]);
    const whole = [...groups.values()].reduce(plus, NOTHING);
    const found = standOut(whole, groups);
    expect(found.reduce((sum, { gap }) => sum + gap, 0)).toBeCloseTo(0, 12);
    const email = found.find(({ key }) => key === 'email')!;
    expect(email.gap).toBeCloseTo((200 / 900) * (0.25 - 0.6), 12);
    expect(email.p).toBeLessThan(1e-10);
  });
});
