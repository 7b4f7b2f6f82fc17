import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asked, startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { storyApi } from './story-contract.ts';
import { happen, key, keyWith, makeCustomers, placeOrder } from './testing.ts';

let jornada: TestJornada;
let people = 0;

beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

async function someone(): Promise<string> {
  const [id] = await makeCustomers(jornada, [{ identities: [key('userId', `story-${people++}`)] }]);
  return id!;
}

const minute = (n: number) => new Date(Date.UTC(2026, 4, 1, 12, n));

async function story(id: string, query = ''): Promise<Asked['body']> {
  const { status, body } = await jornada.ask('GET', `/api/customers/${id}/timeline${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  // The page is written by hand: every one must keep to the contract.
  expect(storyApi.timeline.answer!.parse(body)).toEqual(body);
  return body;
}

async function wholeStory(id: string, limit: number): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Asked['body'] = await story(id, `?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
    seen.push(...page.items.map((item: { id: string }) => item.id));
    cursor = page.nextCursor;
  } while (cursor);
  return seen;
}

describe('the timeline', () => {
  test('is everything that happened, newest first, with stage and channel of the catalogue', async () => {
    const id = await someone();
    await happen(jornada, [
      { customerId: id, at: minute(1), type: 'Page Viewed', kind: 'page', properties: { path: '/lamps' } },
      { customerId: id, at: minute(3), type: 'Order Delivered', channel: 'post' },
      { customerId: id, at: minute(2), type: 'Something Nobody Mapped' },
    ]);
    const { items, nextCursor } = await story(id);
    expect(nextCursor).toBeNull();
    expect(items).toMatchObject([
      {
        type: 'Order Delivered',
        stage: 'delivery',
        channel: 'post',
        momentOfTruth: true,
        at: minute(3).toISOString(),
      },
      { type: 'Something Nobody Mapped', stage: null, channel: null, momentOfTruth: false },
      {
        type: 'Page Viewed',
        stage: 'consideration',
        channel: 'web',
        kind: 'page',
        properties: { path: '/lamps' },
      },
    ]);
  });

  test('carries every character that a sender can send', async () => {
    const id = await someone();
    const odd = { 'quote " and \\': 'line\nbreak \u2028 \u{1F9E1} </script>', deep: [{ a: null }], n: 1e21 };
    await happen(jornada, [
      {
        customerId: id,
        at: new Date('2026-01-01T00:00:00Z'),
        type: 'Odd "Type" \\',
        channel: 'chat',
        properties: odd,
      },
    ]);
    const { items } = await story(id);
    expect(items[0]).toMatchObject({
      type: 'Odd "Type" \\',
      at: '2026-01-01T00:00:00.000Z',
      properties: odd,
    });
  });

  test('says which order a touchpoint is about', async () => {
    const id = await someone();
    const order = await placeOrder(jornada, {
      customerId: id,
      number: 'ST-1',
      promisedAt: '2026-05-01T00:00:00Z',
      deliveredAt: '2026-05-04T00:00:00Z',
    });
    await happen(jornada, [{ customerId: id, at: minute(1), type: 'Order Delivered', orderId: order }]);
    const { items } = await story(id);
    expect(items[0].order).toMatchObject({
      id: order,
      number: 'ST-1',
      promisedAt: '2026-05-01T00:00:00.000Z',
    });
  });

  test('re-reads history when the catalogue changes', async () => {
    const id = await someone();
    await happen(jornada, [{ customerId: id, at: minute(1), type: 'Lamp Lit' }]);
    expect((await story(id)).items[0].stage).toBeNull();
    const { items: stages } = (await jornada.ask('GET', '/api/stages')).body;
    const { items: types } = (await jornada.ask('GET', '/api/touchpoint-types?search=lamp')).body;
    const use = stages.find((stage: { key: string }) => stage.key === 'use');
    await jornada.ask('PATCH', `/api/touchpoint-types/${types[0].id}`, {
      json: { stageId: use.id, channel: 'store' },
    });
    expect((await story(id)).items[0]).toMatchObject({ stage: 'use', channel: 'store' });
  });

  test.each([
    ['stage=delivery', ['Order Shipped']],
    ['stage=none', ['Odd Thing']],
    ['channel=web', ['Page Viewed']],
    ['channel=email', ['Odd Thing']],
    ['kind=page', ['Page Viewed']],
    ['type=Order Shipped', ['Order Shipped']],
    ['from=2026-05-01T12:03:00Z', ['Odd Thing']],
    ['to=2026-05-01T12:02:00Z', ['Page Viewed']],
    ['from=2026-05-01T12:02:00Z&to=2026-05-01T12:03:00Z', ['Order Shipped']],
    ['stage=delivery&channel=web', []],
  ])('can be narrowed: %s', async (query, expected) => {
    const id = await someone();
    await happen(jornada, [
      { customerId: id, at: minute(1), type: 'Page Viewed', kind: 'page' },
      { customerId: id, at: minute(2), type: 'Order Shipped' },
      { customerId: id, at: minute(3), type: 'Odd Thing', channel: 'email' },
    ]);
    const { items } = await story(id, `?${query}`);
    expect(items.map((item: { type: string }) => item.type)).toEqual(expected);
  });

  test('pages go on exactly where the one before ended, also within one moment', async () => {
    const id = await someone();
    await happen(
      jornada,
      Array.from({ length: 25 }, (_, n) => ({
        customerId: id,
        at: minute(Math.floor(n / 10)),
        type: 'Page Viewed',
      })),
    );
    const whole = (await story(id, '?limit=100')).items.map((item: { id: string }) => item.id);
    expect(whole).toHaveLength(25);
    expect(await wholeStory(id, 4)).toEqual(whole);
  });

  test('what happens meanwhile neither shifts nor doubles the pages that follow', async () => {
    const id = await someone();
    await happen(
      jornada,
      Array.from({ length: 6 }, (_, n) => ({ customerId: id, at: minute(n), type: 'Page Viewed' })),
    );
    const before = await wholeStory(id, 100);
    const first = await story(id, '?limit=3');
    await happen(jornada, [{ customerId: id, at: minute(50), type: 'Page Viewed' }]);
    const second = await story(id, `?limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map((item: { id: string }) => item.id)).toEqual(before);
  });

  test('moments between two milliseconds are told apart', async () => {
    const id = await someone();
    await jornada.context.db.owner.query(
      `insert into touchpoints (id, workspace_id, customer_id, at, type, kind, source, message_id)
       select gen_random_uuid(), $1, $2, timestamptz '2026-01-01' + n * interval '1 microsecond', 'Page Viewed', 'page', 'test', 'us' || n
       from generate_series(1, 9) n`,
      [jornada.workspaceId, id],
    );
    expect(new Set(await wholeStory(id, 2)).size).toBe(9);
  });
});

describe('merged customers', () => {
  test('whatever is merged and undone, the story is the union of its customers, each touchpoint once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 6 }), { minLength: 2, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.boolean()), { maxLength: 5 }),
        async (moments, deeds) => {
          const ids = await Promise.all(moments.map(() => someone()));
          for (const [index, minutes] of moments.entries()) {
            const customerId = ids[index]!;
            await happen(
              jornada,
              minutes.map((n) => ({ customerId, at: minute(n), type: 'Page Viewed' })),
            );
          }
          for (const [one, other, undo] of deeds) {
            const [winner, loser] = [ids[one % ids.length]!, ids[other % ids.length]!];
            await jornada.ask('POST', `/api/customers/${winner}/merge`, { json: { other: loser } });
            if (undo) await jornada.ask('POST', `/api/customers/${loser}/unmerge`, { json: {} });
          }
          await everyTouchpointOnce(ids);
        },
      ),
      { numRuns: 12 },
    );
  });

  async function everyTouchpointOnce(ids: string[]) {
    const { rows } = await jornada.context.db.owner.query(
      `select c.root_id as root, coalesce(array_agg(t.id order by t.at desc, t.id desc) filter (where t.id is not null), '{}') as story
       from customers c left join touchpoints t on t.customer_id = c.id where c.id = any($1) group by 1`,
      [ids],
    );
    for (const { root, story: expected } of rows) expect(await wholeStory(root, 3)).toEqual(expected);
  }

  test('any of their ids leads to the whole story', async () => {
    const [one, other] = [await someone(), await someone()];
    await happen(jornada, [
      { customerId: one, at: minute(1), type: 'Page Viewed' },
      { customerId: other, at: minute(2), type: 'Page Viewed' },
    ]);
    await jornada.ask('POST', `/api/customers/${one}/merge`, { json: { other } });
    expect((await story(other)).items.map((item: { customerId: string }) => item.customerId)).toEqual([
      other,
      one,
    ]);
  });
});

describe('one touchpoint', () => {
  test('opens to everything that is known of it', async () => {
    const id = await someone();
    await happen(jornada, [
      {
        ...{ customerId: id, at: minute(1), type: 'Order Completed', messageId: 'mine', source: 'shop' },
        ...{ originalAt: minute(0), properties: { total: 12.5 }, context: { ip: '10.0.0.1' } },
      },
    ]);
    const { items } = await story(id);
    const { status, body } = await jornada.ask('GET', `/api/touchpoints/${items[0].id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ type: 'Order Completed', stage: 'purchase', source: 'shop', messageId: 'mine', personId: id },
      ...{ properties: { total: 12.5 }, context: { ip: '10.0.0.1' }, originalAt: minute(0).toISOString() },
    });
    expect(Date.parse(body.receivedAt)).toBeGreaterThan(minute(1).getTime());
  });

  test('that is not there is 404, and an id that is none is 400', async () => {
    expect((await jornada.ask('GET', `/api/touchpoints/${crypto.randomUUID()}`)).status).toBe(404);
    expect((await jornada.ask('GET', '/api/touchpoints/12')).status).toBe(400);
  });
});

describe('what cannot be asked', () => {
  test.each(['stage=nowhere', 'channel=pigeon', 'limit=0', 'from=today', 'cursor=abc'])(
    '%s is 400',
    async (query) => {
      const { status, body } = await jornada.ask(
        'GET',
        `/api/customers/${await someone()}/timeline?${query}`,
      );
      expect(status).toBe(400);
      expect(body.errors[0].at).toBe(query.split('=')[0]);
    },
  );

  test('an unknown customer is 404, without the permission 403', async () => {
    const unknown = `/api/customers/${crypto.randomUUID()}/timeline`;
    expect((await jornada.ask('GET', unknown)).status).toBe(404);
    expect((await jornada.ask('GET', unknown, { key: await keyWith(jornada, ['track']) })).status).toBe(403);
  });
});
