import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../testing/lens.ts';
import { addressOf, everyone, idOf, plantJourneys, type Somebody } from './testing/planted.fixture.ts';

const BEGIN = Date.parse('2026-01-05T10:00:00Z');
const HOUR = 3_600_000;

const people: Somebody[] = Array.from({ length: 40 }, (_, index) => ({
  id: idOf(`narrowed ${index}`),
  happenings: [
    { at: BEGIN, type: 'Visit', channel: index % 2 ? 'web' : 'app' },
    { at: BEGIN + HOUR, type: 'Look', channel: 'web' },
    ...(index % 4 === 0 ? [{ at: BEGIN + 2 * HOUR, type: 'Buy', channel: 'web' }] : []),
  ],
}));

let jornada: TestJornada;
let segment: string;
beforeAll(async () => {
  jornada = await startTestJornada();
  await plantJourneys(jornada, people);
  const customerIds = people.slice(0, 12).map(({ id }) => id);
  const made = await jornada.ask('POST', '/api/segments', {
    json: { kind: 'list', name: 'First', customerIds },
  });
  segment = made.body.id;
  await lensCaughtUp(jornada.context);
});
afterAll(() => jornada.stop());

test('a segment narrows every question to its people, and splits a funnel', async () => {
  const step = ['Visit', 'Buy'];
  const funnel = await get('funnel', { step, segment });
  expect(customersOf(funnel)).toEqual([12, 3]);
  const paths = await get('paths', { start: 'Visit', segment });
  expect(paths.starts).toEqual({ customers: 12, occurrences: 12 });
  const retention = await get('retention', { first: 'Visit', return: 'any', segment });
  expect(retention.total).toMatchObject({ customers: 12, returned: 12 });
  expect((await get('duration', { segment })).customers).toBe(12);

  const split = await get('funnel', { step, splitBy: `segment:${segment}` });
  expect(
    split.groups.map((one: { group: string; steps: { customers: number }[] }) => [
      one.group,
      ...customersOf(one),
    ]),
  ).toEqual([
    ['out', 28, 7],
    ['in', 12, 3],
  ]);
  const inside = { step, splitBy: `segment:${segment}`, stepNumber: 1, group: 'in' };
  expect(await everyone(jornada, addressOf('/api/journeys/funnel/people', inside))).toHaveLength(12);
});

test('a channel leaves the touchpoints of others out', async () => {
  expect(customersOf(await get('funnel', { step: ['Visit', 'Look'], channel: 'web' }))).toEqual([20, 20]);
  const paths = await get('paths', { channel: 'web', steps: 2 });
  const first = paths.nodes.filter(({ step }: { step: number }) => step === 1);
  expect(first.map((one: { name: string; customers: number }) => [one.name, one.customers])).toEqual([
    ['Look', 20],
    ['Visit', 20],
  ]);
});

test('every answer is a file as well, one figure a line', async () => {
  const lines = async (path: string, fields: object) => {
    const { body } = await jornada.ask('GET', addressOf(`/api/journeys/${path}/csv`, { ...fields, segment }));
    return body.replace('\uFEFF', '').trim().split('\r\n');
  };
  const funnel = await lines('funnel', { step: ['Visit', 'Buy'], splitBy: 'channel' });
  expect(funnel).toHaveLength(1 + 2 * 3);
  expect(funnel[2]).toMatch(/^\(all\),2,Buy,3,0\.25,/);
  expect(funnel.slice(3)).toContainEqual(expect.stringMatching(/^web,1,Visit,6,1,/));
  const paths = await lines('paths', { start: 'Visit' });
  expect(paths.slice(1).map((line: string) => line.split(',').slice(0, 5).join(','))).toEqual([
    '1,Visit,Look,12,12',
    '2,Look,Buy,3,3',
    '2,Look,(ended),9,9',
    '3,Buy,(ended),3,3',
  ]);
  const retention = await lines('retention', {
    first: 'Visit',
    return: 'any',
    interval: 'month',
    periods: 1,
  });
  expect(retention[1]).toMatch(/^\(all\),12,0,12,1,/);
  expect(retention.some((line: string) => /^2026-01-01,12,0,12,1,/.test(line))).toBe(true);
});

test('who may not see customers sees the figures and not the people', async () => {
  const { body } = await jornada.ask('POST', '/api/keys', {
    json: { name: 'Figures', scopes: ['journeys.read'] },
  });
  const asStranger = (path: string) =>
    jornada.ask('GET', addressOf(path, { start: 'Visit' }), { key: body.key });
  expect((await asStranger('/api/journeys/paths')).status).toBe(200);
  expect((await asStranger('/api/journeys/paths/people')).status).toBe(403);
});

async function get(path: string, fields: Record<string, unknown>) {
  const { status, body } = await jornada.ask('GET', addressOf(`/api/journeys/${path}`, fields));
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const customersOf = ({ steps }: { steps: { customers: number }[] }) =>
  steps.map(({ customers }) => customers);
