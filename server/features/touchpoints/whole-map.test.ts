import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorkspace } from '../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { changesOf, typesUnder } from './map-changes.ts';
import type { DraftMap, MapChanges } from './map-contract.ts';
import { mapOf, type StageMap } from './mapping.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const UNCHANGED: MapChanges = {
  stages: { added: [], removed: [], renamed: [], reordered: null },
  types: { moved: [], momentsOfTruth: [] },
};

const ask = async (method: string, address: string, json?: unknown) => {
  const { status, body } = await jornada.ask(method, address, json === undefined ? {} : { json });
  return { status, body };
};
const currentMap = async (): Promise<StageMap> => (await ask('GET', '/api/map')).body;
const asDraft = ({ stages, types }: StageMap): DraftMap => ({
  stages: stages.map(({ key, name }) => ({ key, name })),
  types: types.map(({ name, stage, momentOfTruth }) => ({ name, stage, momentOfTruth })),
});
const keysOf = ({ stages }: StageMap) => stages.map(({ key }) => key);
const stageOf = ({ types }: StageMap, type: string) => types.find(({ name }) => name === type)?.stage;

describe('stages', () => {
  test('are added where they are wanted, under a key of their own', async () => {
    const added = await ask('POST', '/api/stages', { name: 'Após a Entrega', position: 2 });
    expect(added).toMatchObject({ status: 201, body: { key: 'apos-a-entrega', position: 2 } });
    const again = await ask('POST', '/api/stages', { name: 'apos a entrega' });
    expect(again.body).toMatchObject({ key: 'apos-a-entrega-2', position: 9 });
    const map = await currentMap();
    expect(map.stages.map(({ position }) => position)).toEqual(map.stages.map((_, index) => index));
    expect(keysOf(map)[2]).toBe('apos-a-entrega');
    expect(await ask('POST', '/api/stages', { name: 'APOS A ENTREGA' })).toMatchObject({ status: 409 });
    expect(await ask('PATCH', `/api/stages/${added.body.id}`, { name: again.body.name })).toMatchObject({
      status: 409,
    });
    for (const { body } of [added, again]) await ask('DELETE', `/api/stages/${body.id}`);
  });

  test('that go leave their types in none, to be mapped anew', async () => {
    const before = await currentMap();
    const delivery = before.stages.find(({ key }) => key === 'delivery')!;
    const types = before.types.filter(({ stage }) => stage === 'delivery').map(({ name }) => name);
    const removed = await ask('DELETE', `/api/stages/${delivery.id}`);
    expect(removed.body).toEqual({ unmapped: types.length });
    const after = await currentMap();
    expect(keysOf(after)).not.toContain('delivery');
    expect(types.map((type) => stageOf(after, type))).toEqual(types.map(() => null));
    const { body } = await ask('GET', '/api/touchpoint-types?mapped=false&limit=500');
    expect(body.unmapped).toBe(types.length);
    expect((await ask('DELETE', `/api/stages/${delivery.id}`)).status).toBe(404);
    await ask('PUT', '/api/map', asDraft(before));
    expect((await ask('GET', '/api/touchpoint-types?mapped=false')).body.unmapped).toBe(0);
  });

  test('are never all gone', async () => {
    const before = await currentMap();
    await ask('PUT', '/api/map', { stages: [{ key: 'all', name: 'All' }], types: [] });
    const [only] = (await currentMap()).stages;
    expect((await ask('DELETE', `/api/stages/${only!.id}`)).status).toBe(409);
    await ask('PUT', '/api/map', asDraft(before));
  });
});

describe('a map as it might be', () => {
  test('tells what it would change, and changes nothing', async () => {
    const before = await currentMap();
    const draft = asDraft(before);
    const [first, second, ...rest] = draft.stages;
    draft.stages = [
      second!,
      { ...first!, name: 'First contact' },
      ...rest.filter(({ key }) => key !== 'use'),
    ];
    draft.stages.push({ key: 'unboxing', name: 'Unboxing' });
    const moved = draft.types.find(({ name }) => name === 'Order Delivered Late')!;
    Object.assign(moved, { stage: 'unboxing', momentOfTruth: false });
    const ofUse = before.types.filter(({ stage }) => stage === 'use').map(({ name }) => name);
    draft.types = draft.types.filter(({ name }) => !ofUse.includes(name));

    const { body } = await ask('POST', '/api/map/preview', draft);
    expect(body).toMatchObject({
      stages: {
        added: [{ key: 'unboxing', name: 'Unboxing' }],
        removed: [{ key: 'use', name: 'Use', types: ofUse.length }],
        renamed: [{ key: first!.key, from: first!.name, to: 'First contact' }],
        reordered: draft.stages.map(({ key }) => key),
      },
      types: { momentsOfTruth: [{ name: 'Order Delivered Late', to: false }] },
    });
    expect(body.types.moved).toHaveLength(ofUse.length + 1);
    expect(body.types.moved).toContainEqual({
      name: 'Order Delivered Late',
      from: 'delivery',
      to: 'unboxing',
    });
    expect(await currentMap()).toEqual(before);

    expect((await ask('PUT', '/api/map', draft)).body).toEqual(body);
    expect((await ask('POST', '/api/map/preview', draft)).body).toEqual(UNCHANGED);
    await ask('PUT', '/api/map', asDraft(before));
    // A stage that was gone comes back under its key, with an id of its own.
    const plain = (map: StageMap) => ({ ...map, stages: map.stages.map(({ id, ...stage }) => stage) });
    expect(plain(await currentMap())).toEqual(plain(before));
  });

  test('made from a map that is not the map any more takes nobody’s change back', async () => {
    const before = (await ask('GET', '/api/map')).body;
    const { revision } = before;
    const theirs = { ...asDraft(before), types: [{ name: 'Order Completed', stage: 'use' }] };
    expect((await ask('PUT', '/api/map', { ...theirs, revision })).status).toBe(200);
    const mine = { ...asDraft(before), types: [{ name: 'Order Delivered', stage: 'use' }], revision };
    expect(await ask('PUT', '/api/map', mine)).toMatchObject({ status: 409 });
    const now = (await ask('GET', '/api/map')).body;
    expect(stageOf(now, 'Order Completed')).toBe('use');
    expect((await ask('PUT', '/api/map', { ...mine, revision: now.revision })).status).toBe(200);
    await ask('PUT', '/api/map', asDraft(before));
    expect((await ask('GET', '/api/map')).body.revision).toBe(revision);
  });

  const stages = [{ key: 'one', name: 'One' }];
  test.each([
    ['no stage at all', { stages: [], types: [] }, ['stages']],
    [
      'two stages of one key',
      { stages: [...stages, { key: 'one', name: 'Two' }], types: [] },
      ['stages.1.key'],
    ],
    [
      'two stages of one name',
      { stages: [...stages, { key: 'two', name: 'ONE' }], types: [] },
      ['stages.1.name'],
    ],
    ['a key that is none', { stages: [{ key: 'none', name: 'None' }], types: [] }, ['stages.0.key']],
    [
      'a type named twice',
      { stages, types: [type('Order Completed', 'one'), type('Order Completed', null)] },
      ['types.1.name'],
    ],
    ['an unknown type', { stages, types: [type('Never Heard Of', 'one')] }, ['types.0.name']],
    ['a missing stage', { stages, types: [type('Order Completed', 'two')] }, ['types.0.stage']],
  ])('with %s is refused, with the place', async (_, draft, places) => {
    const before = await currentMap();
    for (const [method, address] of [
      ['POST', '/api/map/preview'],
      ['PUT', '/api/map'],
    ] as const) {
      const { status, body } = await ask(method, address, draft);
      expect(status).toBe(400);
      expect(body.errors.map(({ at }: { at: string }) => at)).toEqual(places);
    }
    expect(await currentMap()).toEqual(before);
  });

  test('whatever it is, is the map once it was put: nothing is left to change', () => {
    fc.assert(
      fc.property(maps, drafts, (now, draft) => {
        const put: StageMap = {
          version: null,
          stages: draft.stages.map((stage, position) => ({ ...stage, id: stage.key, position })),
          types: typesUnder(draft, now),
        };
        expect(changesOf(draft, put)).toEqual(UNCHANGED);
        const { types } = changesOf(draft, now);
        const differs = put.types.filter(({ stage }, index) => stage !== now.types[index]!.stage);
        expect(types.moved.map(({ name }) => name)).toEqual(differs.map(({ name }) => name));
      }),
    );
  });
});

describe('a version', () => {
  test('keeps the map as it was, is numbered, and comes back whole', async () => {
    const before = await currentMap();
    const saved = await ask('POST', '/api/map/versions', { name: 'As it began' });
    expect(saved).toMatchObject({ status: 201, body: { name: 'As it began', kept: null, stages: 8 } });
    const { number } = saved.body;
    await ask('PUT', '/api/map', { stages: [{ key: 'all', name: 'All' }], types: [] });
    await jornada.ask('POST', '/v1/track', { json: { userId: 'u', event: 'Gift Wrapped' } });
    const second = await ask('POST', '/api/map/versions', { name: 'All in one' });
    expect(second.body.number).toBe(number + 1);
    const latest = async () => (await ask('GET', '/api/map/versions')).body.items.slice(0, 2);
    expect(await latest()).toMatchObject([
      { number: number + 1, sameAsNow: true },
      { number, sameAsNow: false },
    ]);

    const { body: version } = await ask('GET', `/api/map/versions/${number}`);
    expect(version.map.stages).toEqual(before.stages);
    expect(version.newTypes).toEqual(['Gift Wrapped']);
    expect(stageOf(version.map, 'Gift Wrapped')).toBeNull();
    expect(stageOf(version.map, 'Order Delivered Late')).toBe('delivery');

    expect((await ask('POST', `/api/map/versions/${number}/restore`)).body).toEqual(version.changes);
    expect(await latest()).toMatchObject([{ sameAsNow: false }, { sameAsNow: true }]);
    const restored = await currentMap();
    expect(keysOf(restored)).toEqual(keysOf(before));
    const names = (map: StageMap) => map.types.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(names(restored)).toEqual(names(version.map));
    const { body: log } = await ask('GET', '/api/audit?limit=5');
    expect(log.items[0]).toMatchObject({
      action: 'map.restored',
      subject: { name: `${number}: As it began` },
    });
  });

  test('saved twice at once gets two numbers', async () => {
    const saved = await Promise.all([1, 2, 3].map(() => ask('POST', '/api/map/versions', { name: 'Same' })));
    expect(saved.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(saved.map(({ body }) => body.number)).size).toBe(3);
  });

  test('that does not exist is refused', async () => {
    expect((await ask('GET', '/api/map/versions/999')).status).toBe(404);
    expect((await ask('POST', '/api/map/versions/999/restore')).status).toBe(404);
    const { db } = jornada.context;
    const asked = inWorkspace(db, { workspaceId: jornada.workspaceId }, (tx) => mapOf(tx, 999));
    await expect(asked).rejects.toMatchObject({ problem: { status: 400, errors: [{ at: 'version' }] } });
  });
});

function type(name: string, stage: string | null) {
  return { name, stage };
}

const KEYS = ['a', 'b', 'c', 'd'];
const NAMES = ['p', 'q', 'r', 's', 't'];
const orderOf = (keys: string[]) =>
  fc
    .shuffledSubarray(keys, { minLength: 1 })
    .chain((chosen) =>
      fc.tuple(...chosen.map((key) => fc.record({ key: fc.constant(key), name: fc.constantFrom('X', 'Y') }))),
    );
const stageAmong = (stages: { key: string }[]) =>
  fc.option(fc.constantFrom(...stages.map(({ key }) => key)), { nil: null });

const maps: fc.Arbitrary<StageMap> = orderOf(KEYS).chain((stages) =>
  fc.record({
    version: fc.constant(null),
    stages: fc.constant(stages.map((stage, position) => ({ ...stage, id: stage.key, position }))),
    types: fc.tuple(
      ...NAMES.map((name) =>
        fc.record({
          name: fc.constant(name),
          stage: stageAmong(stages),
          channel: fc.constant(null),
          department: fc.constant(null),
          momentOfTruth: fc.boolean(),
          outbound: fc.boolean(),
        }),
      ),
    ),
  }),
);

const drafts: fc.Arbitrary<DraftMap> = orderOf(KEYS).chain((stages) =>
  fc.record({
    stages: fc.constant([...stages]),
    types: fc.subarray(NAMES).chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fc.record({
            name: fc.constant(name),
            stage: stageAmong(stages),
            momentOfTruth: fc.option(fc.boolean(), { nil: undefined }),
          }),
        ),
      ),
    ),
  }),
);
