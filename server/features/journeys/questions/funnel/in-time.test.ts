/** Others were on the way for longer: what happens to anybody in the longer time is no difference. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../testing/jornada.ts';
import { addressOf, idOf, plantJourneys, type Somebody } from '../testing/planted.fixture.ts';

const BEGIN = Date.parse('2026-01-05T10:00:00Z');
const HOUR = 3_600_000;
const CONVERTERS = 100;
const OTHERS = 300;

/** Hours until they were through, a different one for each. */
const took = Array.from({ length: CONVERTERS }, (_, index) => 1 + index / 10);
/** Hours until a page was viewed: spread over two days for everybody alike, so that all others view one in the end. */
const viewed = (index: number) => ((index * 7) % 48) + 0.55;

const somebody = (index: number, order?: number): Somebody => ({
  id: idOf(`in time ${index}`),
  // Asked of whoever orders, and of one in ten of the others: a north in half of both.
  traits: order || index % 10 === 0 ? { region: index % 20 < 10 ? 'north' : 'south' } : {},
  happenings: [
    { at: BEGIN, type: 'Visit', channel: 'web' },
    { at: BEGIN + viewed(index) * HOUR, type: 'Page Viewed', channel: 'app' },
    ...(index % 3 ? [{ at: BEGIN + 40 * HOUR, type: 'Reminder', channel: 'email' }] : []),
    ...(order ? [{ at: BEGIN + order * HOUR, type: 'Order', channel: 'web' }] : []),
  ],
});
const people = [
  ...took.map((hours, index) => somebody(index, hours)),
  ...Array.from({ length: OTHERS }, (_, index) => somebody(CONVERTERS + index)),
];

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantJourneys(jornada, people);
});
afterAll(() => jornada.stop());

test('others are looked at for as long as those who came through took', async () => {
  const asked = { step: ['Visit', 'Order'], differently: true };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/funnel', asked));
  const page = itemsOf(body).find(({ what }) => what === 'type')!;
  const beforeOrder = took.filter((hours, index) => viewed(index) < hours).length;
  const meanwhile = Array.from({ length: OTHERS }, (_, index) => {
    const hours = viewed(CONVERTERS + index);
    return took.filter((one) => one > hours).length / CONVERTERS;
  }).reduce((sum, share) => sum + share, 0);
  expect(page).toMatchObject({
    value: 'Page Viewed',
    converters: { n: beforeOrder, of: CONVERTERS },
    others: { n: Math.round(meanwhile), of: OTHERS },
  });
  // All others viewed one, and hardly any converter before the order: compared as they stand, that would be the lead.
  expect(beforeOrder / CONVERTERS).toBeLessThan(0.2);
  expect(page.adjustedP).toBeGreaterThan(0.05);
  expect(itemsOf(body).filter(({ adjustedP }) => adjustedP < 0.05)).toEqual([]);
});

test('what only comes when the last converter is through is not looked at', async () => {
  const asked = { step: ['Visit', 'Order'], differently: true };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/funnel', asked));
  expect(itemsOf(body).map(({ value }) => value)).not.toContain('Reminder');
  expect(itemsOf(body).map(({ value }) => value)).not.toContain('email');
});

test('a trait is compared among those of whom it is known', async () => {
  const asked = { step: ['Visit', 'Order'], differently: true };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/funnel', asked));
  const known = { converters: CONVERTERS, others: OTHERS / 10 };
  expect(itemsOf(body).find(({ value }) => value === 'north')).toMatchObject({
    what: 'trait',
    converters: { n: known.converters / 2, of: known.converters },
    others: { n: known.others / 2, of: known.others },
  });
});

test('where nobody came through there is nothing to compare', async () => {
  const asked = { step: ['Order', 'Visit'], differently: true };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/funnel', asked));
  expect(body.differently).toMatchObject({
    correlation: true,
    lookedAt: 0,
    oneSided: [],
    items: [],
    anyway: [],
  });
});

interface Item {
  what: string;
  value: string;
  adjustedP: number;
}
const itemsOf = (body: { differently: { items: Item[] } }) => body.differently.items;
