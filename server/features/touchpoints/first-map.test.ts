/** The map that a workspace began with can be asked for, though nobody saved it. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import type { StageMap } from './mapping.ts';

let jornada: TestJornada;
let beginning: StageMap;
beforeAll(async () => {
  jornada = await startTestJornada();
  // A new lens is made first: until then it says that it does not answer.
  await lensCaughtUp(jornada.context);
  beginning = await currentMap();
});
afterAll(() => jornada.stop());
beforeEach(async () => {
  await put(beginning);
  await jornada.context.db.owner.query('delete from map_versions');
});

const currentMap = async (): Promise<StageMap> => (await jornada.ask('GET', '/api/map')).body;
const versions = async () => (await jornada.ask('GET', '/api/map/versions')).body.items;
const stageOf = ({ types }: StageMap, type: string) => types.find(({ name }) => name === type)?.stage;
async function put({ stages, types }: StageMap) {
  const json = {
    stages: stages.map(({ key, name }) => ({ key, name })),
    types: types.map(({ name, stage, momentOfTruth }) => ({ name, stage, momentOfTruth })),
  };
  expect((await jornada.ask('PUT', '/api/map', { json })).status).toBe(200);
}
const typeId = async (name: string) =>
  (await jornada.ask('GET', `/api/touchpoint-types?search=${encodeURIComponent(name)}`)).body.items[0].id;

const withoutOutbound = (map: StageMap) => map.types.map(({ outbound, ...type }) => type);

test('it is kept when it is replaced, and questions are asked under it and held against it', async () => {
  const before = await currentMap();
  await put({ ...before, types: before.types.map((type) => ({ ...type, stage: 'use' })) });
  const [first, ...others] = await versions();
  expect(others).toEqual([]);
  expect(first).toMatchObject({ number: 1, name: 'The first map', kept: 'first', stages: 8 });
  const { body: version } = await jornada.ask('GET', '/api/map/versions/1');
  expect(version.map.stages).toEqual(before.stages);
  expect(withoutOutbound(version.map)).toEqual(withoutOutbound(before));

  const period = 'from=2026-01-01&to=2026-02-01';
  const under = await jornada.ask('GET', `/api/journeys/map?${period}&version=1`);
  expect(under.body).toMatchObject({ version: 1 });
  const against = await jornada.ask('GET', `/api/journeys/map?${period}&compare=version&compareVersion=1`);
  expect(against.body).toMatchObject({ version: null, compared: { by: 'version', version: 1 } });
});

const useOf = async () => (await currentMap()).stages.find(({ key }) => key === 'use')!;
test.each<[string, () => Promise<[method: string, address: string, json?: unknown]>]>([
  [
    'a type that moves',
    async () => [
      'PATCH',
      `/api/touchpoint-types/${await typeId('Order Paid')}`,
      { stageId: (await useOf()).id },
    ],
  ],
  [
    'a type of another channel',
    async () => ['PATCH', `/api/touchpoint-types/${await typeId('Order Paid')}`, { channel: 'store' }],
  ],
  ['a new stage', async () => ['POST', '/api/stages', { name: 'Unboxing' }]],
  ['a stage that goes', async () => ['DELETE', `/api/stages/${(await useOf()).id}`]],
  ['another name of a stage', async () => ['PATCH', `/api/stages/${(await useOf()).id}`, { name: 'Living' }]],
  [
    'another order',
    async () => [
      'PUT',
      '/api/stages/order',
      { ids: (await currentMap()).stages.map(({ id }) => id).reverse() },
    ],
  ],
])('%s replaces it too', async (_, deed) => {
  const before = await currentMap();
  const [method, address, json] = await deed();
  const { status } = await jornada.ask(method, address, json === undefined ? {} : { json });
  expect(status).toBeLessThan(300);
  expect(await versions()).toMatchObject([{ number: 1, kept: 'first' }]);
  const { map } = (await jornada.ask('GET', '/api/map/versions/1')).body;
  expect([map.stages, withoutOutbound(map)]).toEqual([before.stages, withoutOutbound(before)]);
  await jornada.ask('PATCH', `/api/touchpoint-types/${await typeId('Order Paid')}`, {
    json: { channel: before.types.find(({ name }) => name === 'Order Paid')!.channel },
  });
});

test('what changes nothing keeps nothing; what was saved before is not kept again', async () => {
  await put(await currentMap());
  await jornada.ask('PATCH', `/api/touchpoint-types/${await typeId('Order Paid')}`, {
    json: { outbound: false },
  });
  expect(await versions()).toEqual([]);
  await jornada.ask('POST', '/api/map/versions', { json: { name: 'Mine' } });
  await jornada.ask('POST', '/api/stages', { json: { name: 'Unboxing' } });
  expect(await versions()).toMatchObject([{ name: 'Mine', kept: null }]);
});

test('of two who are the first to change it, one keeps it', async () => {
  const before = await currentMap();
  const done = await Promise.all(
    ['One', 'Two', 'Three'].map((name) => jornada.ask('POST', '/api/stages', { json: { name } })),
  );
  expect(done.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(await versions()).toMatchObject([{ number: 1, kept: 'first' }]);
  expect((await jornada.ask('GET', '/api/map/versions/1')).body.map.stages).toEqual(before.stages);
});

test('where it was changed before first maps were kept, the map of that day is the earliest that is known', async () => {
  const { owner } = jornada.context.db;
  const migration = new URL('../../../migrations/0192_first-map.sql', import.meta.url);
  const [, again] = (await readFile(migration, 'utf8')).split(/^(?=-- What was changed)/m);
  const before = await currentMap();
  await put({ ...before, types: before.types.map((type) => ({ ...type, stage: 'use' })) });
  const now = await currentMap();
  await owner.query('delete from map_versions');
  await owner.query(again!);
  expect(await versions()).toMatchObject([{ number: 1, kept: 'earliest', madeBy: { name: 'Jornada' } }]);
  const { body: version } = await jornada.ask('GET', '/api/map/versions/1');
  expect([version.map.stages, withoutOutbound(version.map)]).toEqual([now.stages, withoutOutbound(now)]);
  expect(stageOf(version.map, 'Order Delivered')).toBe('use');

  await owner.query('delete from map_versions');
  await owner.query("update audit_log set action = 'customer.read' where action like any ($1)", [
    ['map%', 'stage%', 'touchpoint-type%'],
  ]);
  await owner.query(again!);
  expect(await versions()).toEqual([]);
});
