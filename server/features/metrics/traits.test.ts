import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';

let jornada: TestJornada;

beforeAll(async () => {
  jornada = await startTestJornada();
  await lensCaughtUp(jornada.context);
}, 60_000);

afterAll(() => jornada?.stop());

const traits = async () => (await jornada.ask('GET', '/api/metrics/traits')).body.items;

async function know(traitsOf: (n: number) => Record<string, unknown>): Promise<void> {
  const batch = Array.from({ length: 60 }, (_, n) => ({
    ...{ type: 'identify', userId: `person-${n}`, traits: traitsOf(n) },
    ...{ timestamp: '2026-03-01T12:00:00Z', messageId: `known-${n}` },
  }));
  expect((await jornada.ask('POST', '/v1/batch', { json: { batch } })).status).toBe(200);
  await lensCaughtUp(jornada.context);
}

test('traits that figures can be split by are those of a few values, the most common first', async () => {
  expect(await traits()).toEqual([]);
  await know((n) => ({
    region: ['north', 'south', 'west'][n % 3],
    ...(n < 20 ? { seats: n % 2 ? 1 : 5 } : { seats: null }),
    ...(n < 10 ? { plan: n % 2 ? 'pro' : '' } : {}),
    code: `code-${n}`,
    country: 'RO',
  }));
  expect(await traits()).toEqual([
    { name: 'region', values: 3, people: 60 },
    { name: 'seats', values: 2, people: 20 },
  ]);
  const { body } = await jornada.ask('GET', '/api/metrics/customers?groupBy=trait:region');
  expect(body.groups.map(({ total }: { total: { n: number } }) => total.n)).toEqual([20, 20, 20]);
});

test('of whom it is not told come last, however many they are, in the answer and in the file', async () => {
  const { body } = await jornada.ask('GET', '/api/metrics/customers?groupBy=trait:seats');
  const groups = body.groups as { group: string; total: { n: number } }[];
  expect(groups.map(({ group }) => group).at(-1)).toBe('');
  expect(groups.at(-1)!.total.n).toBeGreaterThan(groups[0]!.total.n);
  const file = await jornada.ask('GET', '/api/metrics/customers/csv?groupBy=trait:seats');
  const lines = (file.body as string).split('\r\n').filter((line) => line.split(',')[3] === 'group');
  expect(lines.map((line) => line.split(',')[6])).toEqual(groups.map(({ group }) => group));
});

test('who may not read journeys may not read them', async () => {
  const { status } = await jornada.ask('GET', '/api/metrics/traits', { key: false });
  expect(status).toBe(401);
});
