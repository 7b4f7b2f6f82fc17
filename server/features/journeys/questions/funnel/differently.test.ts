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
  expect(names.slice(0, 2).sort()).toEqual(['channel chat', 'type Chat']);
  // Every other fact that people share was looked at; what nobody shares, what all have and what came later were not.
  expect(names.sort()).toEqual([
    'channel chat',
    'property origin ad',
    'property origin search',
    'trait plan free',
    'trait plan paid',
    'type Chat',
    'type Newsletter',
  ]);
  expect(lookedAt).toBe(7);
});
