import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace, inWorkspaceRaw } from '../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { canonicalTypes } from './catalogue.ts';
import { countTypes } from './count-types.ts';
import { DEFAULT_TYPES } from './default-types.ts';
import { typeKey } from './type-key.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const register = (...names: string[]) =>
  inWorkspaceRaw(jornada.context.db, jornada.workspaceId, (sql) =>
    canonicalTypes(sql, jornada.workspaceId, names),
  );

async function find(name: string) {
  const { body } = await jornada.ask('GET', `/api/touchpoint-types?search=${encodeURIComponent(name)}`);
  return body.items.find((type: { key: string }) => type.key === typeKey(name));
}

describe('the default catalogue', () => {
  it('says of every type its stage and department', async () => {
    const { body } = await jornada.ask('GET', '/api/touchpoint-types?limit=500');
    const builtIn = body.items.filter((type: { builtIn: boolean }) => type.builtIn);
    expect(builtIn).toHaveLength(DEFAULT_TYPES.length);
    expect(
      builtIn.filter((type: Record<string, unknown>) => !type.stage || !type.department || !type.mapped),
    ).toEqual([]);
  });

  it('knows late deliveries as a moment of truth of operations', async () => {
    expect(await find('Order Delivered Late')).toMatchObject({
      stage: { key: 'delivery' },
      department: { key: 'operations' },
      momentOfTruth: true,
    });
  });

  it('has no two types of one key', () => {
    expect(new Set(DEFAULT_TYPES.map(({ name }) => typeKey(name))).size).toBe(DEFAULT_TYPES.length);
  });
});

describe('names', () => {
  it.each([
    ['Order Completed', 'order_completed'],
    ['Order Completed', '  ORDER-completed '],
    ['Avaliação Enviada', 'avaliacao enviada'],
  ])('%s and %s are one type', (one, other) => expect(typeKey(one)).toBe(typeKey(other)));

  it('keep signs where they have nothing else', () =>
    expect([typeKey('!'), typeKey('?')]).toEqual(['!', '?']));

  it('that nobody knows become types to be mapped, under the first spelling', async () => {
    expect(await register('Gift Wrap Chosen', 'Order completed')).toEqual([
      'Gift Wrap Chosen',
      'Order Completed',
    ]);
    expect(await register('gift_wrap_chosen')).toEqual(['Gift Wrap Chosen']);
    expect(await find('Gift Wrap Chosen')).toMatchObject({ mapped: false, stage: null, builtIn: false });
  });

  it('are registered once, whoever comes at the same moment', async () => {
    const spellings = Array.from({ length: 20 }, (_, index) => (index % 2 ? 'Same Moment' : 'same moment'));
    const names = (await Promise.all(spellings.map((name) => register(name)))).flat();
    expect(new Set(names).size).toBe(1);
  });

  it('of a transaction that fails are not remembered', async () => {
    await expect(
      inWorkspaceRaw(jornada.context.db, jornada.workspaceId, async (sql) => {
        await canonicalTypes(sql, jornada.workspaceId, ['Never Committed']);
        await canonicalTypes(sql, jornada.workspaceId, ['Never Committed']);
        throw new Error('the work failed');
      }),
    ).rejects.toThrow('the work failed');
    expect(await find('Never Committed')).toBeUndefined();
    expect(await register('never committed')).toEqual(['never committed']);
    expect(await find('Never Committed')).toBeDefined();
  });
});

describe('mapping', () => {
  it('changes what is given, leaves the rest, and is in the audit log', async () => {
    await register('Warranty Claimed');
    const type = await find('Warranty Claimed');
    const stages = (await jornada.ask('GET', '/api/stages')).body.items;
    const support = stages.find(({ key }: { key: string }) => key === 'support');
    const mapped = await jornada.ask('PATCH', `/api/touchpoint-types/${type.id}`, {
      json: { stageId: support.id, channel: 'phone' },
    });
    expect(mapped.body).toMatchObject({
      mapped: true,
      stage: { key: 'support' },
      channel: 'phone',
      momentOfTruth: false,
    });
    const marked = await jornada.ask('PATCH', `/api/touchpoint-types/${type.id}`, {
      json: { momentOfTruth: true },
    });
    expect(marked.body).toMatchObject({ stage: { key: 'support' }, channel: 'phone', momentOfTruth: true });
    const sent = await jornada.ask('PATCH', `/api/touchpoint-types/${type.id}`, { json: { outbound: true } });
    expect(sent.body).toMatchObject({ stage: { key: 'support' }, momentOfTruth: true, outbound: true });
    const log = await jornada.context.db.owner.query(
      `select before, after from audit_log where action = 'touchpoint-type.mapped' and subject_id = $1 order by at`,
      [type.id],
    );
    expect(log.rows[0]).toMatchObject({
      before: { stage: null },
      after: { stage: 'support', channel: 'phone' },
    });
    expect(log.rows.at(-1)).toMatchObject({ before: { outbound: false }, after: { outbound: true } });
  });

  it('refuses stages and departments that are not there', async () => {
    const { id } = await find('Order Completed');
    const nobody = crypto.randomUUID();
    for (const json of [{ stageId: nobody }, { departmentId: nobody }, { channel: 'pigeon' }]) {
      const answer = await jornada.ask('PATCH', `/api/touchpoint-types/${id}`, { json });
      expect([answer.status, answer.body.errors[0].at]).toEqual([400, Object.keys(json)[0]]);
    }
    expect((await jornada.ask('PATCH', `/api/touchpoint-types/${nobody}`, { json: {} })).status).toBe(404);
  });

  it('lists page by page, unmapped first', async () => {
    await register('Zzz Unmapped');
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await jornada.ask(
        'GET',
        `/api/touchpoint-types?limit=40${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map(({ mapped, key }: { mapped: boolean; key: string }) => `${mapped} ${key}`));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.findLastIndex((one) => one.startsWith('false'))).toBeLessThan(
      seen.findIndex((one) => one.startsWith('true')),
    );
  });
});

describe('stages', () => {
  it('must all be named to be put in another order', async () => {
    const { items } = (await jornada.ask('GET', '/api/stages')).body;
    const ids = items.map(({ id }: { id: string }) => id);
    expect((await jornada.ask('PUT', '/api/stages/order', { json: { ids: ids.slice(1) } })).status).toBe(400);
    expect(
      (await jornada.ask('PUT', '/api/stages/order', { json: { ids: [ids[0], ...ids.slice(0, -1)] } }))
        .status,
    ).toBe(400);
    const turned = await jornada.ask('PUT', '/api/stages/order', { json: { ids: ids.toReversed() } });
    expect(turned.body.items.map(({ key }: { key: string }) => key)[0]).toBe('leaving');
  });

  it('keep their key when they are renamed', async () => {
    const [stage] = (await jornada.ask('GET', '/api/stages')).body.items;
    const renamed = await jornada.ask('PATCH', `/api/stages/${stage.id}`, { json: { name: '  Farewell ' } });
    expect(renamed.body).toEqual({ ...stage, name: 'Farewell' });
  });
});

describe('counts', () => {
  it('are exact while the record is small', async () => {
    const userId = crypto.randomUUID();
    const batch = Array.from({ length: 7 }, () => ({ type: 'track', userId, event: 'Counted Here' }));
    await jornada.ask('POST', '/v1/batch', { json: { batch } });
    const { body } = await jornada.ask('GET', '/api/touchpoint-types/counts');
    expect(body.exact).toBe(true);
    expect(body.items).toContainEqual({ name: 'Counted Here', count: 7 });
  });

  it('do not put a number to what a sample met too rarely', async () => {
    const { db } = jornada.context;
    const often = Array.from({ length: 40 }, () => ({ type: 'track', userId: 'many', event: 'Met Often' }));
    const once = { type: 'track', userId: 'many', event: 'Met Once' };
    await jornada.ask('POST', '/v1/batch', { json: { batch: [...often, once] } });
    await register('Never In The Sample');
    await db.owner.query('analyze touchpoints');
    const { items, exact } = await inWorkspace(db, { workspaceId: jornada.workspaceId }, (tx) =>
      countTypes(tx, { counted: 0, sampled: 1_000_000 }),
    );
    expect(exact).toBe(false);
    expect(items).toContainEqual({ name: 'Met Often', count: 40 });
    expect(items).toContainEqual({ name: 'Met Once', count: null });
    expect(items).toContainEqual({ name: 'Never In The Sample', count: null });
  });
});
