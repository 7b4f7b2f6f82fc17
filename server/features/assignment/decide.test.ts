/** Who gets a conversation, over made-up days: turns are fair, nobody has more than they may, skills hold. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type Person, type Policy, type Seeker, type World } from './decide.ts';

const START = Date.parse('2026-03-02T09:00:00Z');

const POLICY: Policy = {
  ...{ how: 'round-robin', presence: 'available', hereMinutes: 15, byLanguage: true, handsOver: false },
  ...{ department: null, overflow: null, overflowMinutes: 0 },
};

const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, name: id, takesPart: true, capacity: null, open: 0, languages: [], departments: ['service'] },
  ...{ isAway: false, seenAt: null, givenAt: null },
  ...more,
});

const world = (people: Person[], policies: Partial<Policy>[] = [{}], now = START): World => ({
  ...{ people, now: new Date(now) },
  policies: policies.map((policy) => ({ ...POLICY, ...policy })),
});

const seeker = (more: Partial<Seeker> = {}): Seeker => ({
  ...{ department: 'service', language: null, since: new Date(START) },
  ...more,
});

const idOf = (decision: ReturnType<typeof decide>) =>
  decision.what === 'found' ? decision.person.id : decision.what === 'wait' ? decision.why : 'leave';

/** What follows from it in the record. */
function take(people: Person[], id: string, now: number): void {
  const one = people.find((other) => other.id === id)!;
  one.open += 1;
  one.givenAt = new Date(now);
}

const arrivals = fc.integer({ min: 1, max: 120 });
const size = fc.integer({ min: 1, max: 8 });

test('by round robin, everybody who is there all the time gets as many as everybody else, or one less', () => {
  fc.assert(
    fc.property(size, arrivals, (members, many) => {
      const people = Array.from({ length: members }, (_, at) => person(`m${at}`));
      for (let at = 0; at < many; at += 1) take(people, idOf(decide(seeker(), world(people))), START + at);
      const had = people.map(({ open }) => open);
      expect(Math.max(...had) - Math.min(...had)).toBeLessThanOrEqual(1);
    }),
  );
});

test('whoever comes and goes has no two turns while another who was there had none', () => {
  const day = fc.array(fc.record({ away: fc.nat(7), back: fc.nat(7) }), { minLength: 5, maxLength: 80 });
  fc.assert(
    fc.property(size, day, (members, steps) => {
      const people = Array.from({ length: members }, (_, at) => person(`m${at}`));
      /** Who was there without a break since the last turn of each. */
      const waiting = new Map<string, Set<string>>();
      steps.forEach(({ away, back }, at) => {
        people[away % members]!.isAway = true;
        people[back % members]!.isAway = false;
        for (const there of waiting.values())
          for (const { id, isAway } of people) if (isAway) there.delete(id);
        const given = idOf(decide(seeker(), world(people)));
        if (given === 'nobody-there') return;
        expect([...(waiting.get(given) ?? [])]).toEqual([]);
        take(people, given, START + at);
        for (const there of waiting.values()) there.delete(given);
        waiting.set(
          given,
          new Set(people.filter((one) => one.id !== given && !one.isAway).map(({ id }) => id)),
        );
      });
    }),
  );
});

test('nobody is given more than they may have, whatever comes and is solved, and nothing waits where there is room', () => {
  const day = fc.array(fc.oneof(fc.constant('arrives' as const), fc.nat(7)), { maxLength: 150 });
  const capacities = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 });
  const hows = fc.constantFrom('round-robin' as const, 'fewest-open' as const);
  fc.assert(
    fc.property(capacities, day, hows, (most, steps, how) => {
      const people = most.map((capacity, at) => person(`m${at}`, { capacity }));
      steps.forEach((step, at) => {
        if (step !== 'arrives') {
          const one = people[step % people.length]!;
          one.open = Math.max(0, one.open - 1);
          return;
        }
        const decision = decide(seeker(), world(people, [{ how }]));
        const isRoom = people.some(({ capacity, open }) => open < capacity!);
        expect(decision.what).toBe(isRoom ? 'found' : 'wait');
        if (decision.what !== 'found') return;
        if (how === 'fewest-open') {
          const free = people.filter(({ capacity, open }) => open < capacity!);
          expect(decision.person.open).toBe(Math.min(...free.map(({ open }) => open)));
        }
        take(people, decision.person.id, START + at);
        for (const { capacity, open } of people) expect(open).toBeLessThanOrEqual(capacity!);
      });
    }),
  );
});

describe('somebody is found, or it is said what stands in the way', () => {
  test('of those who serve the department and speak the language', () => {
    const people = [
      person('ana', { languages: ['pt-BR'], departments: ['service'] }),
      person('bob', { languages: ['en'], departments: ['service'] }),
      person('sol', { languages: ['es'], departments: ['sales'] }),
    ];
    expect(idOf(decide(seeker({ language: 'en' }), world(people)))).toBe('bob');
    expect(idOf(decide(seeker({ language: 'ro' }), world(people)))).toBe('nobody-speaks');
    expect(idOf(decide(seeker({ language: 'ro' }), world(people, [{ byLanguage: false }])))).toBe('ana');
    expect(idOf(decide(seeker({ department: 'product' }), world(people)))).toBe('nobody-serves');
    expect(idOf(decide(seeker({ department: null, language: 'es' }), world(people)))).toBe('sol');
  });

  test('who takes no part gets nothing, who is away only where that does not matter', () => {
    const ana = person('ana', { isAway: true });
    const boss = person('boss', { takesPart: false });
    expect(idOf(decide(seeker(), world([boss])))).toBe('nobody-serves');
    expect(idOf(decide(seeker(), world([ana, boss])))).toBe('nobody-there');
    expect(idOf(decide(seeker(), world([ana, boss], [{ presence: 'anybody' }])))).toBe('ana');
  });

  test('where one must be at a screen, whoever was not there lately is not', () => {
    const here = world([person('ana', { seenAt: new Date(START - 5 * 60_000) })], [{ presence: 'here' }]);
    const gone = world([person('ana', { seenAt: new Date(START - 20 * 60_000) })], [{ presence: 'here' }]);
    expect([idOf(decide(seeker(), here)), idOf(decide(seeker(), gone))]).toEqual(['ana', 'nobody-there']);
  });

  test('a department goes by its own, else by what holds for everybody; without either it is given by hand', () => {
    const people = [person('ana', { open: 3 }), person('bob', { givenAt: new Date(START) })];
    const both = [{ department: 'service', how: 'fewest-open' as const }, { how: 'nobody' as const }];
    expect(idOf(decide(seeker(), world(people, both)))).toBe('bob');
    expect(idOf(decide(seeker({ department: null }), world(people, both)))).toBe('leave');
    expect(idOf(decide(seeker(), world(people, [])))).toBe('leave');
  });

  test('another department helps when nobody has room, after a while, and the history can say so', () => {
    const full = person('ana', { capacity: 1, open: 1 });
    const sol = person('sol', { departments: ['sales'] });
    const policies = [{ overflow: 'sales', overflowMinutes: 10 }];
    expect(idOf(decide(seeker(), world([full, sol], policies)))).toBe('no-room');
    const later = decide(seeker(), world([full, sol], policies, START + 10 * 60_000));
    expect(later).toMatchObject({
      ...{ what: 'found', department: 'sales' },
      reason: { kind: 'round-robin', among: 1, department: 'sales', from: 'service' },
    });
    const nobody = world([full, { ...sol, isAway: true }], policies, START + 10 * 60_000);
    expect(idOf(decide(seeker(), nobody))).toBe('no-room');
  });
});
