import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../testing/jornada.ts';
import { addressOf, idOf, plantJourneys, type Somebody } from '../testing/planted.fixture.ts';
import { compare, type Looked } from './compare.ts';

const BEGIN = Date.parse('2026-01-05T10:00:00Z');
const HOUR = 3_600_000;
const PEOPLE = 200;
const SIDE = PEOPLE / 2;
const COFFEE = { product_id: 7, name: 'Coffee', price: 12.5 };
const TEA = { product_id: 8, name: 'Tea', price: 4 };

/** Every second orders, 1 to 4 hours after; whoever looked at coffee more often, whoever signed up and nobody else. */
const people: Somebody[] = Array.from({ length: PEOPLE }, (_, index) => {
  const orders = index % 2 === 0;
  const nth = Math.floor(index / 2);
  return {
    id: idOf(`compare ${index}`),
    happenings: [
      { at: BEGIN, type: 'Visit', properties: (orders ? nth % 10 < 7 : nth % 10 < 3) ? COFFEE : TEA },
      ...(orders && nth % 10 ? [{ at: BEGIN + HOUR / 2, type: 'Signed Up', channel: 'app' }] : []),
      ...(!orders && nth % 2 ? [{ at: BEGIN + HOUR / 2, type: 'Turned Away' }] : []),
      ...(orders ? [{ at: BEGIN + (1 + (nth % 4)) * HOUR, type: 'Order' }] : []),
    ],
  };
});

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantJourneys(jornada, people);
});
afterAll(() => jornada.stop());

const ask = async () => {
  const asked = { step: ['Visit', 'Order'], differently: true, windowSeconds: 86_400 };
  return (await jornada.ask('GET', addressOf('/api/journeys/funnel', asked))).body.differently;
};

test('one product that is told three times is one row, its name first, and each was looked at', async () => {
  const { items, lookedAt } = await ask();
  expect(items[0]).toMatchObject({
    what: 'property',
    name: 'name',
    value: 'Coffee',
    same: [
      { what: 'property', name: 'price', value: '12.5' },
      { what: 'property', name: 'product_id', value: '7' },
    ],
    converters: { n: 70, of: SIDE },
    others: { n: 30, of: SIDE },
  });
  expect(items.map(({ value }: { value: string }) => value)).toEqual(['Coffee', 'Tea']);
  // Six properties, two types and a channel.
  expect(lookedAt).toBe(9);
});

test('what only one side can have does not lead: it is listed apart with its shares', async () => {
  const { oneSided } = await ask();
  expect(oneSided).toEqual([
    {
      ...{ what: 'type', name: null, value: 'Signed Up', since: 1 },
      same: [{ what: 'channel', name: null, value: 'app' }],
      converters: { n: 90, of: SIDE },
      others: { n: 0, of: SIDE },
    },
    {
      ...{ what: 'type', name: null, value: 'Turned Away', since: 1, same: [] },
      converters: { n: 0, of: SIDE },
      others: { n: 50, of: SIDE },
    },
  ]);
});

test('for how long everybody was looked at is told in numbers', async () => {
  expect((await ask()).lookedFor).toEqual({
    windowSeconds: 86_400,
    medianSeconds: 2.5 * 3600,
    p90Seconds: 4 * 3600,
  });
});

const looked = (
  value: string,
  hits: number,
  others: number,
  of: [number, number],
  people = value,
): Looked => ({
  ...{ what: 'type', name: '', value, since: 1, people },
  four: { hits: { n: hits, of: of[0] }, others: { n: others, of: of[1] } },
});

test('what is held against nobody is not looked at, and a zero that may be chance stays among the others', () => {
  const found = compare([
    looked('against nobody', 40, 0, [100, 0]),
    looked('everybody', 100, 50, [100, 50]),
    looked('rare', 2, 0, [100, 60]),
    looked('impossible', 0, 60, [100, 60]),
  ]);
  expect(found.lookedAt).toBe(2);
  expect(found.items.map(({ value }) => value)).toEqual(['rare']);
  expect(found.oneSided.map(({ value }) => value)).toEqual(['impossible']);
});
