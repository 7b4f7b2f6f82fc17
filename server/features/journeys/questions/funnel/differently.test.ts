import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../testing/jornada.ts';
import { addressOf, idOf, plantJourneys, type Somebody } from '../testing/planted.fixture.ts';

const BEGIN = Date.parse('2026-01-05T10:00:00Z');
const HOUR = 3_600_000;
const PEOPLE = 200;

/** Who asked the chat converts in 8 of 10 cases, others in 2 of 10; nothing else matters. */
const people: Somebody[] = Array.from({ length: PEOPLE }, (_, index) => {
  const asked = index % 2 === 0;
  const converts = asked ? index % 10 < 8 : index % 10 === 1;
  return {
    id: idOf(`differently ${index}`),
    traits: { plan: index % 4 < 2 ? 'free' : 'paid', 'unlike anyone': `${index}` },
    happenings: [
      {
        at: BEGIN,
        type: 'Visit',
        channel: 'web',
        properties: { origin: index % 3 ? 'ad' : 'search', height: 170 },
      },
      ...(asked ? [{ at: BEGIN + HOUR, type: 'Chat', channel: 'chat' }] : []),
      ...(index % 5 ? [{ at: BEGIN + 2 * HOUR, type: 'Newsletter' }] : []),
      // Sent for every order, and asked for by half of those who placed one: no others can.
      ...(index % 4 ? [{ at: BEGIN + 2.2 * HOUR, type: 'Basket' }] : []),
      ...(index % 8 === 1 ? [{ at: BEGIN + 2.4 * HOUR, type: 'Gift Wrapped', channel: 'store' }] : []),
      ...(converts ? [{ at: BEGIN + 2.5 * HOUR, type: 'Shipped', channel: 'post' }] : []),
      ...(converts ? [{ at: BEGIN + 3 * HOUR, type: 'Order' }] : []),
      // Too late to have mattered, for anybody.
      { at: BEGIN + 2000 * HOUR, type: 'Survey' },
    ],
  };
});

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantJourneys(jornada, people);
});
afterAll(() => jornada.stop());

test('what goes with converting comes first, with its odds, and chance does not', async () => {
  const asked = { step: ['Visit', 'Order'], differently: true };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/funnel', asked));
  const { items, correlation, lookedAt } = body.differently;
  expect(correlation).toBe(true);
  const converted = people.filter(({ happenings }) => happenings.some(({ type }) => type === 'Order'));
  const chatted = converted.filter(({ happenings }) => happenings.some(({ type }) => type === 'Chat'));
  const first = items.find(({ what }: { what: string }) => what === 'type');
  expect(first).toMatchObject({
    value: 'Chat',
    converters: { n: chatted.length, of: converted.length },
    others: { n: PEOPLE / 2 - chatted.length, of: PEOPLE - converted.length },
  });
  expect(first.low).toBeGreaterThan(3);
  expect(first.adjustedP).toBeLessThan(0.001);
  const names = items.map(({ what, name, value }: { what: string; name: string; value: string }) =>
    [what, name, value].filter(Boolean).join(' '),
  );
  expect(names[0]).toBe('type Chat');
  expect(first.same).toEqual([{ what: 'channel', name: null, value: 'chat' }]);
  // Every other fact that people share was looked at; what nobody shares, what all have and what came later were not.
  expect(names.sort()).toEqual([
    'property origin ad',
    'property origin search',
    'trait plan free',
    'trait plan paid',
    'type Basket',
    'type Chat',
    'type Gift Wrapped',
    'type Newsletter',
  ]);
  // Whoever used the chat asked there, and whoever was in the store had it wrapped: told once, looked at twice.
  expect(lookedAt).toBe(10);
});

test("what comes with coming through anyway is listed apart, with no odds, and its channel is nobody's choice", async () => {
  const asked = { step: ['Visit', 'Order'], differently: true };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/funnel', asked));
  const converted = people.filter(({ happenings }) => happenings.some(({ type }) => type === 'Order'));
  const all = { n: converted.length, of: converted.length };
  expect(body.differently.anyway).toEqual([
    { value: 'Shipped', since: 1, converters: all, others: { n: 0, of: PEOPLE - converted.length } },
  ]);
  expect(valuesOf(body)).not.toContain('Shipped');
  expect(valuesOf(body)).not.toContain('post');
});

test('what only follows a later step is compared among those who came so far', async () => {
  const asked = { step: ['Visit', 'Basket', 'Order'], differently: true };
  const { body } = await jornada.ask('GET', addressOf('/api/journeys/funnel', asked));
  const did = ({ happenings }: Somebody, ...types: string[]) =>
    types.every((wanted) => happenings.some(({ type }) => type === wanted));
  const through = people.filter((one) => did(one, 'Basket', 'Order'));
  const stuck = people.filter((one) => did(one, 'Basket') && !did(one, 'Order'));
  const wrapped = (some: Somebody[]) => some.filter((one) => did(one, 'Gift Wrapped')).length;
  const item = body.differently.items.find(({ value }: { value: string }) => value === 'Gift Wrapped');
  expect(item).toMatchObject({
    since: 2,
    converters: { n: wrapped(through), of: through.length },
    others: { n: wrapped(stuck), of: stuck.length },
  });
  expect(stuck.length).toBeLessThan(PEOPLE - through.length);
  expect(body.differently.items.find(({ value }: { value: string }) => value === 'Chat').since).toBe(1);
});

const valuesOf = (body: { differently: { items: { value: string }[] } }) =>
  body.differently.items.map(({ value }) => value);
