import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../../testing/lens.ts';
import { addressOf, everyone } from '../testing/planted.fixture.ts';
import { withoutNoise } from './noise.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

test('numbers, ids and dates in a name become one sign, words stay', () => {
  const cleaned = [
    'Viewed order 4711',
    'Opened 0b9fc0de-7a36-4d2f-9f58-3f1ad6a3c111',
    'Token a1b2c3d4e5 used',
    'Report 2026-03-01',
    'Order Completed',
    'B2B form sent',
  ].map(withoutNoise);
  expect(cleaned).toEqual([
    'Viewed order #',
    'Opened #',
    'Token # used',
    'Report #',
    'Order Completed',
    'B#B form sent',
  ]);
});

test('names and pages are grouped by what they have in common, and open their people', async () => {
  const at = (minute: number) => new Date(Date.parse('2026-03-01T10:00:00Z') + minute * 60_000).toISOString();
  const page = (userId: string, minute: number, path: string) => ({
    type: 'page',
    userId,
    timestamp: at(minute),
    messageId: `${userId} ${minute}`,
    properties: { path },
  });
  const track = (userId: string, minute: number, event: string) => ({
    type: 'track',
    userId,
    timestamp: at(minute),
    messageId: `${userId} ${minute}`,
    event,
  });
  const batch = [
    page('ana', 0, '/start/?utm=1#top'),
    page('ana', 1, 'https://shop.example/p/4711?size=m'),
    track('ana', 2, 'Viewed order 17'),
    page('bia', 0, '/start'),
    page('bia', 1, '/p/4712/'),
    track('bia', 2, 'Viewed order 18'),
  ];
  expect((await jornada.ask('POST', '/v1/batch', { json: { batch } })).status).toBe(200);
  await lensCaughtUp(jornada.context);

  const names = await shown({ group: 'name', steps: 3 });
  expect(names).toEqual([
    [1, 'Page Viewed', 2],
    [2, 'Viewed order #', 2],
  ]);
  const pages = await shown({ group: 'page', steps: 3 });
  expect(pages).toEqual([
    [1, 'Page Viewed /start', 2],
    [2, 'Page Viewed /p/#', 2],
    [3, 'Viewed order #', 2],
  ]);
  const fromPages = await jornada.ask(
    'GET',
    addressOf('/api/journeys/paths', { group: 'page', start: 'page viewed' }),
  );
  expect(fromPages.body.starts).toEqual({ customers: 2, occurrences: 4 });
  const [node] = fromPages.body.nodes;
  const address = addressOf('/api/journeys/paths/people', {
    group: 'page',
    start: 'page viewed',
    node: node.id,
  });
  expect(await everyone(jornada, address)).toHaveLength(node.customers);
});

async function shown(fields: Record<string, unknown>) {
  const { body, status } = await jornada.ask('GET', addressOf('/api/journeys/paths', fields));
  expect(status, JSON.stringify(body)).toBe(200);
  return body.nodes.map((one: { step: number; name: string; customers: number }) => [
    one.step,
    one.name,
    one.customers,
  ]);
}
