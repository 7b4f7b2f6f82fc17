import { expect, test } from 'vitest';
import { afterEvent, type CallEvent, firstOf } from './event.ts';

type Told = Pick<CallEvent, 'state' | 'seconds'> & { at: Date };
const second = (of: number) => new Date(Date.UTC(2026, 2, 2, 10, 0, of));

/** In this order. */
const callOf = ([first, ...rest]: Told[]) =>
  rest.reduce((call, told) => afterEvent(call, told, told.at), firstOf(first!, first!.at));

function* orders<T>(all: T[]): Generator<T[]> {
  if (all.length < 2) yield all;
  for (const [index, one] of all.entries())
    for (const rest of orders(all.filter((_, other) => other !== index))) yield [one, ...rest];
}

const RINGING: Told = { state: 'ringing', at: second(0) };
const ANSWERED: Told = { state: 'answered', at: second(10) };

test.each<[string, Told[], object]>([
  [
    'answered',
    [RINGING, ANSWERED, { state: 'ended', at: second(40) }],
    { state: 'ended', seconds: 30, answeredAt: second(10), endedAt: second(40) },
  ],
  [
    'answered, with the length told',
    [RINGING, ANSWERED, { state: 'ended', seconds: 29, at: second(40) }, RINGING],
    { state: 'ended', answeredAt: second(10) },
  ],
  [
    'missed, and said to be over',
    [RINGING, { state: 'missed', at: second(20) }, { state: 'ended', at: second(20) }, RINGING],
    { state: 'missed', seconds: null, answeredAt: null, endedAt: second(20) },
  ],
  [
    'missed, as services say it that have no word for it',
    [RINGING, { state: 'ended', seconds: 0, at: second(20) }],
    { state: 'missed', answeredAt: null },
  ],
])('a call that was %s is the same in whatever order it is told, and however often', (_, told, expected) => {
  for (const order of orders(told)) {
    for (const times of [order, [...order, ...order]])
      expect(callOf(times), times.map(({ state }) => state).join()).toMatchObject({
        ...expected,
        beganAt: second(0),
      });
  }
});

test('a call that was answered is never missed, and one that was missed is never answered', () => {
  const missed: Told = { state: 'missed', at: second(12) };
  expect(callOf([RINGING, ANSWERED, missed]).state).toBe('answered');
  expect(callOf([RINGING, missed, ANSWERED])).toMatchObject({ state: 'missed', answeredAt: null });
});
