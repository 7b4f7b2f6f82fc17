import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../testing/jornada.ts';
import { addressOf, everyone, idOf, plantJourneys, type Somebody } from '../testing/planted.fixture.ts';

const BEGIN = Date.parse('2026-01-05T10:00:00Z');
const HOUR = 3_600_000;
const PEOPLE = 200;
const THROUGH = 100;

/** Every second comes through. The country is asked of whoever orders; of the others only one in five told it before. */
const people: Somebody[] = Array.from({ length: PEOPLE }, (_, index) => {
  const orders = index % 2 === 0;
  return {
    id: idOf(`known ${index}`),
    traits: {
      ...(orders || index % 10 === 1 ? { country: index % 4 < 2 ? 'RO' : 'PT' } : {}),
      ...(orders && index % 10 ? {} : { 'seen early': 'yes' }),
      ...(index % 3 ? { plan: 'free' } : {}),
    },
    happenings: [
      { at: BEGIN, type: 'Visit' },
      ...(orders ? [{ at: BEGIN + HOUR, type: 'Order', properties: { coupon: 'SPRING' } }] : []),
    ],
  };
});

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantJourneys(jornada, people);
});
afterAll(() => jornada.stop());

const asked = { step: ['Visit', 'Order'] };
const splitBy = async (split: string) =>
  (await jornada.ask('GET', addressOf('/api/journeys/funnel', { ...asked, splitBy: split }))).body;

test('a trait that is only known of those who came far is told as such: of how many on either side', async () => {
  const { split, groups } = await splitBy('trait:country');
  expect(split.known).toEqual({
    through: { n: THROUGH, of: THROUGH },
    others: { n: 20, of: PEOPLE - THROUGH },
    more: 'of-through',
  });
  // What it is about: of those of whom it is not known nobody came through, and every other group looks splendid.
  expect(groups.at(-1)).toMatchObject({ group: '', conversion: { value: 0, n: 80 } });
  expect(groups[0].conversion.value).toBeGreaterThan(0.8);
});

test('the other way round, and where it is known of both alike', async () => {
  expect((await splitBy('trait:seen early')).split.known).toMatchObject({ more: 'of-others' });
  expect((await splitBy('trait:plan')).split.known.more).toBeNull();
  // Only the order tells the coupon: groups are measured from there, where nobody else came.
  expect((await splitBy('property:coupon')).split.known).toEqual({
    through: { n: THROUGH, of: THROUGH },
    others: { n: 0, of: 0 },
    more: null,
  });
});

test('whoever is not told stands in the CSV under that name, and can be opened', async () => {
  const fields = { ...asked, splitBy: 'trait:country' };
  const csv = await jornada.ask('GET', addressOf('/api/journeys/funnel/csv', fields));
  expect(String(csv.body)).toContain('(not told),1,Visit,80,');
  const address = addressOf('/api/journeys/funnel/people', { ...fields, stepNumber: 1, group: '' });

  expect(await everyone(jornada, address)).toHaveLength(80);
});
