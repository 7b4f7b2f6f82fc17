/** What is measured of a conversation, by the rules alone. Minutes stand for moments. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConversationStatus } from '../conversations/shapes-contract.ts';
import { standingOf } from './reckoning.ts';
import { type Happening, type Span, spansOf } from './spans.ts';

const asked = (at: number): Happening => ({ at, what: 'asked' });
const answered = (at: number): Happening => ({ at, what: 'answered' });
const is = (status: ConversationStatus, at: number): Happening => ({ at, what: 'status', status });

/** `first-response 0–5 answered` */
const told = (spans: Span[]) =>
  spans.map(({ metric, from, to, end }) => `${metric} ${from}–${to ?? ''} ${end ?? 'runs'}`);
const measured = (happened: Happening[], first: ConversationStatus = 'new') => told(spansOf(first, happened));

describe('what is measured', () => {
  test('a first question waits for its answer, and for its solution', () => {
    expect(measured([asked(0)])).toEqual(['first-response 0– runs', 'resolution 0– runs']);
    expect(measured([asked(0), answered(5), is('waiting', 5)])).toEqual([
      'first-response 0–5 answered',
      'resolution 0– runs',
    ]);
    expect(measured([asked(0), answered(5), is('solved', 5)])).toEqual([
      'first-response 0–5 answered',
      'resolution 0–5 solved',
    ]);
  });

  test('who writes twice waits since the first time; every later wait is one of its own', () => {
    expect(
      measured([
        asked(0),
        asked(2),
        answered(5),
        is('waiting', 5),
        asked(8),
        asked(9),
        is('open', 8),
        answered(20),
      ]),
    ).toEqual(['first-response 0–5 answered', 'resolution 0– runs', 'next-response 8–20 answered']);
  });

  test('what we began has no first response; nothing is measured until the customer writes', () => {
    expect(measured([answered(0)], 'waiting')).toEqual([]);
    expect(measured([answered(0), asked(4), is('open', 4)], 'waiting')).toEqual([
      'next-response 4– runs',
      'resolution 4– runs',
    ]);
  });

  test('solved without an answer, the wait is dropped; opened again by hand, it was never over', () => {
    expect(measured([asked(0), is('solved', 3)])).toEqual([
      'first-response 0–3 dropped',
      'resolution 0–3 solved',
    ]);
    expect(measured([asked(0), is('solved', 3), is('open', 4)])).toEqual([
      'first-response 0– runs',
      'resolution 0– runs',
    ]);
  });

  test('opened again by the customer, another wait and another way begin', () => {
    expect(measured([asked(0), answered(1), is('solved', 1), asked(9), is('open', 9)])).toEqual([
      'first-response 0–1 answered',
      'resolution 0–1 solved',
      'next-response 9– runs',
      'resolution 9– runs',
    ]);
  });

  test('whoever calls is answered while they do: it ends a wait that ran and begins none but for what is promised', () => {
    const met = (at: number) => ({ at, what: 'met' }) as const;
    expect(measured([met(0), answered(0), asked(4), answered(6)])).toEqual([
      'resolution 0– runs',
      'next-response 4–6 answered',
    ]);
    expect(measured([asked(0), met(3), answered(3)])).toEqual([
      'first-response 0–3 answered',
      'resolution 0– runs',
    ]);
    expect(measured([met(0), answered(0), { at: 0, what: 'promised' }, answered(5)])).toEqual([
      'resolution 0– runs',
      'next-response 0–5 answered',
    ]);
  });

  test('closing what is solved changes nothing', () => {
    expect(measured([asked(0), answered(1), is('solved', 1), is('closed', 50)])).toEqual([
      'first-response 0–1 answered',
      'resolution 0–1 solved',
    ]);
  });
});

describe('the resolution', () => {
  const pledge = { targetSeconds: 10, warnPercent: 80, hours: null, pausesWaiting: true };
  const way = (happened: Happening[]) =>
    spansOf(
      'new',
      happened.map((one) => ({ ...one, at: one.at * 1000 })),
    ).find(({ metric }) => metric === 'resolution')!;
  const standing = (happened: Happening[], now: number, more: object = {}) => {
    const { state, dueAt, usedSeconds } = standingOf(way(happened), { ...pledge, ...more }, now * 1000);
    return [state, dueAt === null ? null : dueAt / 1000, usedSeconds];
  };

  test('pauses while we wait for the customer, also snoozed meanwhile, if the policy says so', () => {
    const waits = [asked(0), answered(4), is('waiting', 4)];
    expect(standing(waits, 20)).toEqual(['paused', null, 4]);
    expect(standing([...waits, is('snoozed', 6)], 20)).toEqual(['paused', null, 4]);
    expect(standing([...waits, is('snoozed', 6), is('open', 30)], 31)).toEqual(['running', 36, 5]);
    expect(standing([...waits, asked(30), is('open', 30)], 34)).toEqual(['warning', 36, 8]);
    expect(standing(waits, 20, { pausesWaiting: false })).toEqual(['missed', 10, 20]);
  });

  test('does not pause when what is ours to do is snoozed', () => {
    expect(standing([asked(0), is('snoozed', 1)], 9)).toEqual(['warning', 10, 9]);
  });

  test('once missed stays missed while it is paused', () => {
    expect(standing([asked(0), answered(12), is('waiting', 12)], 20)).toEqual(['missed', 10, 12]);
  });

  test('does not count the time in which it seemed solved', () => {
    expect(standing([asked(0), is('solved', 5), is('open', 100)], 101)).toEqual(['running', 105, 6]);
  });

  test('solved in the moment in which it is due is a hit', () => {
    expect(standing([asked(0), is('solved', 10)], 50)[0]).toBe('hit');
    expect(standing([asked(0), is('solved', 10.001)], 50)[0]).toBe('missed');
  });
});

const STATUSES = ['new', 'open', 'waiting', 'snoozed', 'solved', 'closed'] as const;

test('whatever happens: waits never overlap, ways never overlap, only the last of each runs, and used time fits', () => {
  const happening = fc.oneof(
    fc.record({ gap: fc.nat(50), make: fc.constant(asked) }),
    fc.record({ gap: fc.nat(50), make: fc.constant(answered) }),
    fc.record({
      gap: fc.nat(50),
      make: fc.constantFrom(...STATUSES).map((status) => (at: number) => is(status, at)),
    }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('new' as const, 'waiting' as const),
      fc.array(happening, { maxLength: 25 }),
      (first, steps) => {
        let at = 0;
        const happened = steps.map(({ gap, make }) => {
          at += gap * 1000;
          return make(at);
        });
        const spans = spansOf(first, happened);
        const now = at + 5000;
        for (const kind of [['first-response', 'next-response'], ['resolution']]) {
          const own = spans.filter(({ metric }) => kind.includes(metric));
          own.forEach((span, index) => {
            expect(span.to ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(span.from);
            const next = own[index + 1];
            if (next) expect(span.to).toBeLessThanOrEqual(next.from);
          });
        }
        for (const span of spans) {
          const { usedSeconds, state, dueAt } = standingOf(
            span,
            { targetSeconds: 60, warnPercent: 50, hours: null, pausesWaiting: true },
            now,
          );
          expect(usedSeconds).toBeGreaterThanOrEqual(0);
          expect(usedSeconds).toBeLessThanOrEqual(((span.to ?? now) - span.from) / 1000);
          if (state === 'missed') expect(usedSeconds).toBeGreaterThanOrEqual(60);
          if (state === 'hit' || state === 'void') expect(usedSeconds).toBeLessThanOrEqual(60);
          if (state === 'running' || state === 'warning') expect(dueAt).toBeGreaterThan(now);
        }
      },
    ),
  );
});
