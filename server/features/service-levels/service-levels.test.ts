/** Service levels through their doors, on the real record. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const HOUR = 3600;
/** Of one moment, so that what lies between two of them is exact. */
const NOW = Date.now();
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const none = { firstResponse: null, nextResponse: null, resolution: null };
const everyPriority = (targets: object) => ({
  low: targets,
  normal: targets,
  high: targets,
  urgent: targets,
});

let people = 0;
async function begin(more: object = {}): Promise<string> {
  const { status, body } = await jornada.ask('POST', '/api/conversations', {
    json: {
      channel: 'email',
      customer: { email: `p-${++people}@example.com` },
      text: 'Where is it?',
      ...more,
    },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function ask(method: string, address: string, json?: object, expected = method === 'POST' ? 201 : 200) {
  const { status, body } = await jornada.ask(method, address, json ? { json } : {});
  expect(status, JSON.stringify(body)).toBe(expected);
  return body;
}

const policy = (more: object = {}) =>
  ask('POST', '/api/service-policies', {
    name: 'Everybody',
    targets: everyPriority({ firstResponse: 4 * HOUR, nextResponse: 8 * HOUR, resolution: 24 * HOUR }),
    ...more,
  });

/** One policy only, for as long as a test takes. */
async function withPolicy<T>(more: object, work: () => Promise<T>): Promise<T> {
  const { id } = await policy(more);
  try {
    return await work();
  } finally {
    await ask('DELETE', `/api/service-policies/${id}`, undefined, 204);
  }
}

const write = (id: string, json: object) => ask('POST', `/api/conversations/${id}/messages`, json);
const change = (id: string, json: object) => ask('PATCH', `/api/conversations/${id}`, json);
const times = async (id: string) => (await ask('GET', `/api/conversations/${id}/service-levels`)).items;
const read = (id: string) => ask('GET', `/api/conversations/${id}`);

/** `first-response hit` of each, in order. */
const states = async (id: string) =>
  (await times(id)).map(({ metric, state }: { metric: string; state: string }) => `${metric} ${state}`);
const one = async (id: string, metric: string, at = 0) =>
  (await times(id)).filter((time: { metric: string }) => time.metric === metric)[at];

/** Jobs come when they can: a busy machine takes its time. */
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 60_000, interval: 50 });

describe('without a policy', () => {
  test('nothing is held against a target, but times are stored by the clock and in business hours', async () => {
    const id = await begin({ at: '2026-03-06T20:00:00Z' });
    await write(id, { text: 'On Monday', at: '2026-03-09T13:00:00Z', status: 'solved' });
    expect((await read(id)).due).toBeNull();
    expect(await one(id, 'first-response')).toMatchObject({
      state: null,
      targetSeconds: null,
      endedBy: 'answered',
      clockSeconds: 65 * HOUR,
      // Friday 17:00 to 18:00 and Monday 9:00 to 10:00 in São Paulo.
      businessSeconds: 2 * HOUR,
    });
    expect(await one(id, 'resolution')).toMatchObject({
      state: null,
      endedBy: 'solved',
      clockSeconds: 65 * HOUR,
    });
  });
});

describe('with a policy', () => {
  test('a question is due, answered in time is a hit, and later answers are waits of their own', () =>
    withPolicy({}, async () => {
      const id = await begin({ at: ago(HOUR) });
      const begun = await read(id);
      expect(begun.due).toMatchObject({ metric: 'first-response', state: 'running' });
      expect(Date.parse(begun.due.at) - Date.parse(begun.createdAt)).toBe(4 * HOUR * 1000);
      await write(id, { text: 'Tomorrow' });
      expect(await states(id)).toEqual(['first-response hit', 'resolution paused']);
      expect((await read(id)).due).toBeNull();
      await write(id, { kind: 'customer', text: 'Really?' });
      await write(id, { kind: 'customer', text: 'Hello?' });
      expect((await read(id)).due).toMatchObject({ metric: 'next-response', state: 'running' });
      expect(await states(id)).toEqual(['first-response hit', 'resolution running', 'next-response running']);
      await write(id, { text: 'Yes', status: 'solved' });
      expect(await states(id)).toEqual(['first-response hit', 'resolution hit', 'next-response hit']);
    }));

  test('a note is no answer', () =>
    withPolicy({}, async () => {
      const id = await begin();
      await write(id, { kind: 'note', text: 'Look at this' });
      expect(await states(id)).toEqual(['first-response running', 'resolution running']);
    }));

  test('warned of and missed are told at once of what is late already', () =>
    withPolicy({}, async () => {
      const late = await begin({ at: ago(5 * HOUR) });
      const soon = await begin({ at: ago(3.5 * HOUR) });
      expect(await states(late)).toEqual(['first-response missed', 'resolution running']);
      expect(await states(soon)).toEqual(['first-response warning', 'resolution running']);
      await write(late, { text: 'Sorry' });
      expect(await one(late, 'first-response')).toMatchObject({
        state: 'missed',
        endedBy: 'answered',
      });
    }));

  test('the first policy that fits holds, and a change of what it goes by is reckoned at once', () =>
    withPolicy(
      { match: { priorities: ['urgent'] }, targets: everyPriority({ ...none, firstResponse: HOUR }) },
      () =>
        withPolicy({}, async () => {
          const id = await begin({ at: ago(2 * HOUR) });
          expect(await one(id, 'first-response')).toMatchObject({
            state: 'running',
            targetSeconds: 4 * HOUR,
          });
          await change(id, { priority: 'urgent' });
          expect(await times(id)).toMatchObject([
            { metric: 'first-response', state: 'missed', targetSeconds: HOUR },
            { metric: 'resolution', state: null },
          ]);
          await change(id, { priority: 'high' });
          expect(await states(id)).toEqual(['first-response running', 'resolution running']);
        }),
    ));

  test('departments, channels and lists of customers choose it, too', async () => {
    const { customer } = await read(await begin({ customer: { email: 'vip@example.com' } }));
    const list = await ask('POST', '/api/segments', {
      kind: 'list',
      name: 'Vips',
      customerIds: [customer.id],
    });
    const targets = everyPriority({ ...none, firstResponse: 60 });
    const target = async (more: object) =>
      (await one(await begin({ at: ago(10), ...more }), 'first-response')).targetSeconds;
    await withPolicy({ targets, match: { segments: [list.id] } }, async () => {
      expect(await target({})).toBeNull();
      expect(await target({ customer: { email: 'vip@example.com' } })).toBe(60);
    });
    await withPolicy({ targets, match: { channels: ['chat'], departments: ['sales', 'none'] } }, async () => {
      expect(await target({})).toBeNull();
      expect(await target({ channel: 'chat' })).toBe(60);
      expect(await target({ channel: 'chat', department: 'sales' })).toBe(60);
      expect(await target({ channel: 'chat', department: 'service' })).toBeNull();
    });
  });

  test('a segment by rule is asked of the lens, and the policy fits as soon as it has answered', async () => {
    const { customer } = await read(await begin({ customer: { email: 'rula@example.com' } }));
    await ask('PUT', `/api/customers/${customer.id}/tags/gold`, undefined, 200);
    const rule = { kind: 'all', of: [{ kind: 'tag', is: 'is', tag: 'gold' }] };
    const segment = await ask('POST', '/api/segments', { kind: 'rule', name: 'Gold', rule });
    await eventually(async () => expect((await ask('GET', `/api/segments/${segment.id}`)).people).toBe(1));
    await withPolicy({ match: { segments: [segment.id] } }, async () => {
      const id = await begin({ customer: { email: 'rula@example.com' } });
      const other = await begin();
      await eventually(async () =>
        expect(await states(id)).toEqual(['first-response running', 'resolution running']),
      );
      expect((await read(other)).due).toBeNull();
    });
  });

  test('a change of policies holds for what runs; what has ended stays as it was measured', async () => {
    const running = await begin({ at: ago(HOUR) });
    const answered = await begin({ at: ago(HOUR) });
    await withPolicy({}, async () => {
      await eventually(async () => expect((await read(answered)).due).toMatchObject({ state: 'running' }));
      await write(answered, { text: 'Here' });
      const [policyNow] = (await ask('GET', '/api/service-policies')).items;
      await ask('PATCH', `/api/service-policies/${policyNow.id}`, {
        targets: everyPriority({ ...none, firstResponse: 60 }),
      });
      await eventually(async () => expect((await read(running)).due).toMatchObject({ state: 'missed' }));
      expect((await states(answered))[0]).toBe('first-response hit');
    });
    await eventually(async () => expect((await read(running)).due).toBeNull());
    expect(await one(answered, 'first-response')).toMatchObject({ state: 'hit', targetSeconds: 4 * HOUR });
  });

  test('business hours: what arrives on a Friday evening is due on Monday', async () => {
    const [usual] = (await ask('GET', '/api/calendars')).items;
    const preview = await ask(
      'POST',
      '/api/service-policies/preview',
      {
        policy: { targets: everyPriority({ ...none, firstResponse: 2 * HOUR }), calendar: usual.id },
        at: '2026-03-06T20:00:00Z',
      },
      200,
    );
    expect(preview.normal).toEqual({
      firstResponse: '2026-03-09T13:00:00.000Z',
      nextResponse: null,
      resolution: null,
    });
  });
});

describe('what turns out otherwise', () => {
  test('solved without an answer counts for nothing in time, and as missed when it was late', () =>
    withPolicy({}, async () => {
      const [soon, late] = [await begin({ at: ago(HOUR) }), await begin({ at: ago(5 * HOUR) })];
      await change(soon, { status: 'solved' });
      await change(late, { status: 'solved' });
      expect(await states(soon)).toEqual(['first-response void', 'resolution hit']);
      expect(await states(late)).toEqual(['first-response missed', 'resolution hit']);
      await change(soon, { status: 'open' });
      expect(await states(soon)).toEqual(['first-response running', 'resolution running']);
    }));

  test('opened again by the customer, both begin anew', () =>
    withPolicy({}, async () => {
      const id = await begin({ at: ago(2 * HOUR) });
      await write(id, { text: 'Done', status: 'solved' });
      await write(id, { kind: 'customer', text: 'Not quite' });
      expect((await states(id)).sort()).toEqual([
        'first-response hit',
        'next-response running',
        'resolution hit',
        'resolution running',
      ]);
    }));

  test('what is written down later counts from when it happened', () =>
    withPolicy({}, async () => {
      const id = await begin({ at: ago(10 * HOUR) });
      expect(await states(id)).toEqual(['first-response missed', 'resolution running']);
      await write(id, { text: 'Said on the phone', at: ago(9 * HOUR) });
      expect(await one(id, 'first-response')).toMatchObject({ state: 'hit', usedSeconds: HOUR });
      await write(id, { kind: 'customer', text: 'And today?', at: ago(2 * HOUR) });
      // An answer from before that question leaves it waiting.
      await write(id, { text: 'As I said then', at: ago(8 * HOUR) });
      expect(await read(id)).toMatchObject({
        status: 'open',
        due: { metric: 'next-response', state: 'running' },
      });
      expect((await read(id)).waitingSince).not.toBeNull();
      // A question that was answered long ago opens nothing.
      await write(id, { text: 'Now', at: ago(HOUR) });
      await write(id, { kind: 'customer', text: 'I also asked', at: ago(9.5 * HOUR) });
      expect(await read(id)).toMatchObject({ status: 'waiting', waitingSince: null });
      expect((await times(id)).map(({ metric, usedSeconds }: never) => [metric, usedSeconds])).toEqual([
        ['first-response', HOUR],
        ['resolution', null],
        ['next-response', HOUR],
      ]);
    }));

  test('snoozed, what is ours to answer is still due; woken, nothing has changed', () =>
    withPolicy({}, async () => {
      const id = await begin();
      const { due } = await read(id);
      await change(id, { status: 'snoozed', snoozedUntil: ago(-24 * HOUR) });
      expect((await read(id)).due).toEqual(due);
      await change(id, { status: 'open' });
      expect((await read(id)).due).toEqual(due);
    }));

  test('merged, both are one with the earlier question; given back, each is what it was', () =>
    withPolicy({}, async () => {
      const customer = { email: 'merged@example.com' };
      const first = await begin({ customer, at: ago(3 * HOUR) });
      const second = await begin({ customer, at: ago(2 * HOUR) });
      await write(second, { text: 'Seen' });
      await write(second, { kind: 'customer', text: 'Good' });
      const before = [await times(first), await times(second)];
      await ask('POST', `/api/conversations/${second}/merge`, { other: first }, 200);
      const merged = await times(second);
      expect(merged[0]).toMatchObject({ metric: 'first-response', state: 'hit', endedBy: 'answered' });
      const { items } = await ask('GET', '/api/conversations?sort=due&limit=200');
      expect(items.map(({ id }: { id: string }) => id)).not.toContain(first);
      await ask('POST', `/api/conversations/${second}/unmerge`, { other: first }, 200);
      expect([await times(first), await times(second)]).toEqual(before);
    }));

  test('what the customer writes to a closed one is another conversation with a first response of its own', () =>
    withPolicy({}, async () => {
      const id = await begin();
      await change(id, { status: 'closed' });
      const { conversationId } = await write(id, { kind: 'customer', text: 'Again' });
      expect(await states(conversationId)).toEqual(['first-response running', 'resolution running']);
      expect(await states(id)).toEqual(['first-response void', 'resolution hit']);
    }));
});

describe('at the right moment', () => {
  test('it warns, then it is missed; each is told once, in the history too, and escalated', async () => {
    const targets = everyPriority({ ...none, firstResponse: 3 });
    const escalations = [
      { on: 'warning', tags: ['hurry'] },
      { on: 'missed', metrics: ['first-response'], priority: 'high', department: 'sales' },
      { on: 'missed', metrics: ['resolution'], tags: ['never'] },
    ];
    await withPolicy({ targets, warnPercent: 40, escalations }, async () => {
      const [hot, begun] = [await begin({ priority: 'urgent' }), await begin()];
      expect((await read(begun)).due).toMatchObject({ state: 'running' });
      await eventually(async () => expect((await read(begun)).tags).toEqual(['hurry']));
      await eventually(async () =>
        expect(await read(begun)).toMatchObject({
          due: { state: 'missed' },
          priority: 'high',
          department: { key: 'sales' },
          tags: ['hurry'],
        }),
      );
      const { changes } = await read(begun);
      const told = changes.filter(({ what }: { what: string }) => what === 'warned' || what === 'missed');
      expect(told.map(({ what, after }: never) => [what, (after as { metric: string }).metric])).toEqual([
        ['warned', 'first-response'],
        ['missed', 'first-response'],
      ]);
      expect(told[0].actor).toMatchObject({ kind: 'system' });
      await eventually(async () => expect((await read(hot)).department?.key).toBe('sales'));
      expect((await read(hot)).priority).toBe('urgent');
    });
  }, 60_000);

  test('whoever is to answer is told live', async () => {
    const { rows } = await jornada.context.db.owner.query('select id from members');
    const news: Record<string, unknown>[] = [];
    const stop = jornada.context.live.on(jornada.workspaceId, `member:${rows[0].id}`, (one) =>
      news.push(one),
    );
    await withPolicy({ targets: everyPriority({ ...none, firstResponse: 60 }) }, async () => {
      const id = await begin({ at: ago(100) });
      await eventually(() =>
        expect(news).toContainEqual(expect.objectContaining({ due: id, state: 'missed' })),
      );
    });
    stop();
  }, 30_000);

  test('what lost its job is found again by the sweep', () =>
    withPolicy({ targets: everyPriority({ ...none, firstResponse: HOUR }) }, async () => {
      const id = await begin({ at: ago(1000) });
      const { owner } = jornada.context.db;
      await owner.query("select graphile_worker.remove_job('service-levels.due ' || $1)", [id]);
      // As if it had been begun, and lost its job, an hour ago.
      await owner.query(
        `update service_times set due_at = due_at - interval '2 hours', next_at = now() - interval '1 hour'
         where conversation_id = $1 and metric = 'first-response'`,
        [id],
      );
      await owner.query("update messages set at = at - interval '2 hours' where conversation_id = $1", [id]);
      await owner.query("select graphile_worker.add_job('service-levels.sweep')");
      await eventually(async () => expect((await read(id)).due).toMatchObject({ state: 'missed' }));
    }));
});

describe('the inbox', () => {
  test('sorts by what is due, and has a view of what is late, with its count', () =>
    withPolicy({}, async () => {
      const tag = 'sorted';
      const [late, later, soon] = [
        await begin({ tags: [tag], at: ago(5 * HOUR) }),
        await begin({ tags: [tag], at: ago(HOUR) }),
        await begin({ tags: [tag], at: ago(3.9 * HOUR) }),
      ];
      const quiet = await begin({ tags: [tag], from: 'us' });
      const ids = async (query: string) =>
        (await ask('GET', `/api/conversations?tag=${tag}&${query}`)).items.map(
          ({ id }: { id: string }) => id,
        );
      expect(await ids('sort=due')).toEqual([late, soon, later, quiet]);
      expect(await ids('sort=due&breaching=true')).toEqual([late, soon]);
      expect((await ids('breaching=false')).sort()).toEqual([later, quiet].sort());
      const page = await ask('GET', `/api/conversations?tag=${tag}&sort=due&limit=2`);
      expect(await ids(`sort=due&limit=2&cursor=${page.nextCursor}`)).toEqual([later, quiet]);
      // Those of other tests may still be reckoned by this policy, too.
      await eventually(async () => {
        const { total } = await ask('GET', '/api/conversations?breaching=true');
        expect(total).toBeGreaterThanOrEqual(2);
        expect((await ask('GET', '/api/conversations/views')).breaching).toBe(total);
      });
    }));
});

describe('settings', () => {
  test('policies are put into an order, and name only what is here', async () => {
    const [first, second] = [await policy({ name: 'One' }), await policy({ name: 'Two' })];
    await ask('PUT', '/api/service-policies/order', { ids: [second.id, first.id] });
    const { items } = await ask('GET', '/api/service-policies');
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['Two', 'One']);
    await ask('PUT', '/api/service-policies/order', { ids: [first.id] }, 400);
    for (const { id } of [first, second]) await ask('DELETE', `/api/service-policies/${id}`, undefined, 204);
    const nobody = crypto.randomUUID();
    for (const wrong of [
      { calendar: nobody },
      { match: { departments: ['nope'] } },
      { match: { segments: [nobody] } },
      { escalations: [{ on: 'missed', assignee: nobody }] },
      { escalations: [{ on: 'missed' }] },
      { targets: everyPriority({ ...none, resolution: 0 }) },
      { warnPercent: 101 },
    ])
      await ask('POST', '/api/service-policies', { name: 'No', targets: everyPriority(none), ...wrong }, 400);
  });

  test('a usual policy is proposed, not imposed', async () => {
    const proposed = await ask('GET', '/api/service-policies/usual');
    const [usual] = (await ask('GET', '/api/calendars')).items;
    expect(proposed).toMatchObject({ calendar: usual.id, targets: { urgent: { firstResponse: HOUR } } });
    expect((await ask('GET', '/api/service-policies')).items).toEqual([]);
    await ask(
      'DELETE',
      `/api/service-policies/${(await ask('POST', '/api/service-policies', proposed)).id}`,
      undefined,
      204,
    );
  });

  test('calendars: the usual one is there; made, changed, removed, and never from under a policy', async () => {
    const { items } = await ask('GET', '/api/calendars');
    expect(items).toMatchObject([{ usual: true, timeZone: null, feed: null }]);
    expect(items[0].week.map((day: unknown[]) => day.length)).toEqual([1, 1, 1, 1, 1, 0, 0]);
    const week = [[{ from: 1320, to: 120 }], [], [], [], [], [], [{ from: 0, to: 1440 }]];
    const night = await ask('POST', '/api/calendars', { name: 'Night', timeZone: 'Europe/Bucharest', week });
    await ask('POST', '/api/calendars', { name: 'night', week }, 409);
    const overlap = [
      [
        { from: 540, to: 720 },
        { from: 700, to: 800 },
      ],
      [],
      [],
      [],
      [],
      [],
      [],
    ];
    await ask('PATCH', `/api/calendars/${night.id}`, { week: overlap }, 400);
    await ask('PATCH', `/api/calendars/${night.id}`, { holidays: [{ date: '2026-02-30' }] }, 400);
    const changed = await ask('PATCH', `/api/calendars/${night.id}`, {
      holidays: [{ date: '2026-12-25', name: 'Crăciun', yearly: true }],
    });
    expect(changed).toMatchObject({ timeZone: 'Europe/Bucharest', week, holidays: [{ yearly: true }] });
    await withPolicy({ calendar: night.id }, () =>
      ask('DELETE', `/api/calendars/${night.id}`, undefined, 409),
    );
    await ask('DELETE', `/api/calendars/${items[0].id}`, undefined, 409);
    await ask('DELETE', `/api/calendars/${night.id}`, undefined, 204);
  });

  test('every change is in the audit log', async () => {
    const { items } = await ask('GET', '/api/audit/actions');
    expect(items).toEqual(
      expect.arrayContaining([
        'calendar.changed',
        'calendar.made',
        'calendar.removed',
        'service-policy.changed',
        'service-policy.made',
        'service-policy.ordered',
        'service-policy.removed',
      ]),
    );
  });
});
