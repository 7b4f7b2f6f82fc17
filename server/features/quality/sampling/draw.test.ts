import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, draw, shareOut } from './draw.ts';
import { lastWeek, momentsOfWeek, weekOf } from './week.ts';

const WEEK = '2026-03-02';
const of = (member: string, count: number): Candidate[] =>
  Array.from({ length: count }, (_, at) => ({ conversation: `c${at}`, member }));

describe('a draw', () => {
  test('takes so many of each person, or all, and the same again whatever the order', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(20),
        fc.nat(20),
        (seed, perPerson, ana, bob) => {
          const candidates = [...of('ana', ana), ...of('bob', bob)];
          const drawn = draw(candidates, { seed, week: WEEK, perPerson });
          for (const [member, there] of [
            ['ana', ana],
            ['bob', bob],
          ] as const)
            expect(drawn.filter((one) => one.member === member)).toHaveLength(Math.min(perPerson, there));
          expect(draw(candidates.toReversed(), { seed, week: WEEK, perPerson })).toEqual(drawn);
        },
      ),
    );
  });

  test('gives every conversation the same chance', () => {
    const [seeds, candidates, perPerson] = [4000, of('ana', 20), 5];
    const times = new Map<string, number>();
    for (let seed = 0; seed < seeds; seed += 1)
      for (const { conversation } of draw(candidates, { seed: String(seed), week: WEEK, perPerson }))
        times.set(conversation, (times.get(conversation) ?? 0) + 1);
    // Each is expected 1000 times with a standard deviation of 27.4; five of them in 20 are as good as never.
    for (const { conversation } of candidates)
      expect(Math.abs(times.get(conversation)! - 1000)).toBeLessThan(137);
    // And as a whole: 20 cells, drawn without replacement; 43.8 is the 99.9th percentile of chi-square of 19.
    const chi = [...times.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 750, 0) * (19 / 20);
    expect(chi).toBeLessThan(43.8);
  });

  test('one conversation more displaces one at most', () => {
    const seeded = { seed: 'a', week: WEEK, perPerson: 5 };
    const before = new Set(draw(of('ana', 30), seeded).map(({ conversation }) => conversation));
    const after = draw(of('ana', 31), seeded).filter(({ conversation }) => !before.has(conversation));
    expect(after.length).toBeLessThanOrEqual(1);
  });
});

test('what is drawn is shared out evenly, and nobody gets their own', () => {
  const drawn = [...of('ana', 6), ...of('lead', 3)];
  const shared = shareOut(drawn, ['lead', 'other'], new Map([['other', 1]]));
  expect(shared.filter(({ member, reviewer }) => member === reviewer)).toEqual([]);
  const count = (id: string) => shared.filter(({ reviewer }) => reviewer === id).length;
  expect([count('lead'), count('other')]).toEqual([4, 5]);
  expect(shareOut(of('lead', 1), ['lead'], new Map())).toMatchObject([{ reviewer: null }]);
});

describe('weeks', () => {
  test('begin on the workspace’s first day, where the workspace is', () => {
    expect(weekOf('2026-03-08', 1)).toBe('2026-03-02');
    expect(weekOf('2026-03-08', 7)).toBe('2026-03-08');
    const clock = { timeZone: 'America/Sao_Paulo', weekStart: 1 };
    // Sunday night there is Monday already in UTC.
    expect(lastWeek(clock, new Date('2026-03-09T01:00:00Z'))).toBe('2026-02-23');
    expect(lastWeek(clock, new Date('2026-03-09T04:00:00Z'))).toBe('2026-03-02');
    expect(momentsOfWeek('2026-03-02', clock)).toEqual({
      from: new Date('2026-03-02T03:00:00Z'),
      to: new Date('2026-03-09T03:00:00Z'),
    });
  });
});
