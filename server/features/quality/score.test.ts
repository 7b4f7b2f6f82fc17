import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answered, SCALES, scoreOf, type Weighed } from './score.ts';

const criterion = fc.record({
  weight: fc.integer({ min: 1, max: 100 }),
  scale: fc.constantFrom(...SCALES),
  critical: fc.boolean(),
  value: fc.integer({ min: 0, max: 4 }),
  applies: fc.boolean(),
});
type Drawn = typeof criterion extends fc.Arbitrary<infer T> ? T : never;

/** A scorecard and its answers, all given. */
const asked = fc.array(criterion, { minLength: 1, maxLength: 12 });
const criteriaOf = (drawn: Drawn[]): Weighed[] => drawn.map((one, at) => ({ ...one, id: String(at) }));
const answersOf = (drawn: Drawn[]): Answered[] =>
  drawn.map(({ scale, value, applies }, at) => ({
    criterion: String(at),
    value: applies ? (scale === 'five' ? value + 1 : value % 2) : null,
    applies,
  }));
const scored = (drawn: Drawn[]) => scoreOf(criteriaOf(drawn), answersOf(drawn));
const calm = (drawn: Drawn[]) => drawn.map((one) => ({ ...one, critical: false }));

describe('a score', () => {
  test('by hand: the weighted share of what applies', () => {
    const scale = 'five' as const;
    const criteria: Weighed[] = [
      { id: 'a', weight: 1, scale, critical: false },
      { id: 'b', weight: 2, scale, critical: false },
      { id: 'c', weight: 1, scale: 'yes-no', critical: true },
      { id: 'd', weight: 9, scale, critical: false },
    ];
    const answers = [
      { criterion: 'a', value: 5, applies: true },
      { criterion: 'b', value: 3, applies: true },
      { criterion: 'c', value: 1, applies: true },
      { criterion: 'd', value: null, applies: false },
    ];
    // (1 · 1 + 2 · ½ + 1 · 1) / (1 + 2 + 1)
    expect(scoreOf(criteria, answers)).toEqual({ score: 75, failed: false, complete: true });
    const missed = answers.map((one) => (one.criterion === 'c' ? { ...one, value: 0 } : one));
    expect(scoreOf(criteria, missed)).toEqual({ score: 0, failed: true, complete: true });
    expect(scoreOf(criteria, [])).toEqual({ score: null, failed: false, complete: false });
  });

  test('lies within 0 and 100, and is missing only where nothing applies', () => {
    fc.assert(
      fc.property(asked, (drawn) => {
        const { score, complete } = scored(drawn);
        expect(complete).toBe(true);
        expect(score === null).toBe(drawn.every(({ applies }) => !applies));
        if (score !== null) expect(score >= 0 && score <= 100 + 1e-9).toBe(true);
      }),
    );
  });

  test('what does not apply counts as if it were not on the scorecard', () => {
    fc.assert(
      fc.property(asked, (drawn) => {
        expect(scored(drawn).score).toEqual(scored(drawn.filter(({ applies }) => applies)).score);
      }),
    );
  });

  test('weights count beside each other only, and the order of criteria does not', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 2, max: 50 }), (drawn, times) => {
        const [score, heavier, turned] = [
          scored(drawn),
          scored(drawn.map((one) => ({ ...one, weight: one.weight * times }))),
          scored(drawn.toReversed()),
        ].map((one) => one.score ?? -1);
        expect(heavier).toBeCloseTo(score!, 8);
        expect(turned).toBeCloseTo(score!, 8);
      }),
    );
  });

  test('a better answer never makes it worse, and a critical one that is missed makes it nothing', () => {
    fc.assert(
      fc.property(asked, fc.nat(), (drawn, pick) => {
        const at = pick % drawn.length;
        const best = drawn.map((one, place) =>
          place === at ? { ...one, value: one.scale === 'five' ? 4 : 1 } : one,
        );
        if (drawn[at]!.applies) {
          expect(scored(best).score!).toBeGreaterThanOrEqual(scored(drawn).score! - 1e-9);
          const worst = drawn.map((one, place) =>
            place === at ? { ...one, value: 0, critical: true } : one,
          );
          expect(scored(worst)).toMatchObject({ score: 0, failed: true });
        }
        expect(scored(calm(drawn)).failed).toBe(false);
      }),
    );
  });
});
