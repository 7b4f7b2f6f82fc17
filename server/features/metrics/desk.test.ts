/** The service desk's metrics of conversations that went through the doors, counted by hand. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { arriveAnew } from '../conversations/arrive.ts';

let jornada: TestJornada;
const HOUR = 3600;
const DAY_MS = 24 * HOUR * 1000;
/** In March 2026, where business hours are 12:00 to 21:00 UTC, Monday (2, 9, 16, …) to Friday. */
const day = (date: number, time: string) => `2026-03-${String(date).padStart(2, '0')}T${time}:00Z`;

async function door(method: string, address: string, json?: object) {
  const { status, body } = await jornada.ask(method, address, json ? { json } : {});
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}

async function begin(at: string, more: object = {}): Promise<string> {
  const customer = { email: `${crypto.randomUUID()}@example.com` };
  const told = { channel: 'email', customer, text: 'Where is it?', at, ...more };
  return (await door('POST', '/api/conversations', told)).id;
}

const write = (id: string, at: string, more: object = {}) =>
  door('POST', `/api/conversations/${id}/messages`, { text: 'Words', at, ...more });
const solve = (id: string, at: string) => write(id, at, { status: 'solved' });
const change = (id: string, json: object) => door('PATCH', `/api/conversations/${id}`, json);

async function metric(id: string, query = '') {
  await lensCaughtUp(jornada.context);
  return door('GET', `/api/metrics/${id}?from=2026-03-01&to=2026-04-01${query}`);
}

async function figure(id: string) {
  const { value, n } = (await metric(id)).total;
  return [value, n];
}

let [settled, kept, mergedInto]: string[] = [];

beforeAll(async () => {
  jornada = await startTestJornada();
  const targets = { firstResponse: 4 * HOUR, nextResponse: 8 * HOUR, resolution: null };
  const priorities = ['low', 'normal', 'high', 'urgent'];
  await door('POST', '/api/service-policies', {
    ...{ name: 'Everybody', targets: Object.fromEntries(priorities.map((one) => [one, targets])) },
  });

  settled = await begin(day(2, '13:00'), { tags: ['settled'] });
  await solve(settled!, day(2, '14:00'));

  const reopened = await begin(day(2, '13:00'));
  await solve(reopened, day(2, '15:00'));
  await write(reopened, day(3, '13:00'), { kind: 'customer' });
  await solve(reopened, day(3, '13:30'));

  const customer = { email: 'twice@example.com' };
  kept = await begin(day(4, '13:00'), { customer });
  mergedInto = await begin(day(4, '13:10'), { customer });
  await door('POST', `/api/conversations/${kept}/merge`, { other: mergedInto });
  await write(kept, day(4, '14:00'));

  const snoozed = await begin(day(5, '13:00'));
  const until = new Date(Date.now() + 24 * HOUR * 1000).toISOString();
  await change(snoozed, { status: 'snoozed', snoozedUntil: until });

  const waitsForCustomer = await begin(day(6, '13:00'));
  await write(waitsForCustomer, day(6, '13:20'));

  const noted = await begin(day(6, '13:00'));
  await write(noted, day(6, '13:05'), { kind: 'note' });

  const automatic = await arriveByItself(day(9, '13:00'));
  await write(automatic, day(10, '13:00'));

  await begin(day(10, '13:00'), { tags: ['unanswered'] });

  const overTheWeekend = await begin(day(13, '20:00'));
  await solve(overTheWeekend, day(16, '13:00'));

  const ours = await begin(day(17, '13:00'), { from: 'us' });
  await write(ours, day(17, '14:00'), { kind: 'customer' });
  await solve(ours, day(17, '14:30'));
});
afterAll(() => jornada?.stop());

async function arriveByItself(at: string): Promise<string> {
  const { workspaceId, context } = jornada;
  const { conversationId } = await inWorkspace(context.db, { workspaceId }, (tx) =>
    arriveAnew(
      tx,
      { workspaceId },
      {
        ...{ channel: 'email', customer: { email: 'robot@example.com' }, subject: 'Out of office' },
        ...{
          text: 'I am away.',
          at: new Date(at),
          author: '',
          files: [],
          department: null,
          language: null,
          account: null,
        },
        isAutomatic: true,
      },
    ),
  );
  return conversationId;
}

test('first response: of whoever was answered, in business hours, and by the clock beside it', async () => {
  const { total } = await metric('first-response-time');
  // 1 h, 2 h, 1 h (merged: once), 20 min, and 2 h over a weekend of 65 hours.
  expect(total).toMatchObject({ value: HOUR, n: 5 });
  expect(total.detail).toMatchObject({ p90: 2 * HOUR, clock: HOUR, clockP90: 65 * HOUR, outsideHours: 0 });
});

test('next response and resolution: another one begins when the customer comes back', async () => {
  expect(await figure('next-response-time')).toEqual([HOUR / 2, 2]);
  expect(await figure('resolution-time')).toEqual([HOUR, 5]);
});

test('service level: of what was decided, what still waits too long among it', async () => {
  expect(await figure('service-level')).toEqual([0.6, 10]);
  const { groups } = await metric('service-level', '&groupBy=target');
  expect(
    groups.map(({ group, total }: { group: string; total: { value: number; n: number } }) => [
      group,
      total.value,
      total.n,
    ]),
  ).toEqual([
    ['first-response', 0.5, 8],
    ['next-response', 1, 2],
  ]);
  const byPolicy = await metric('service-level', '&groupBy=policy');
  expect(byPolicy.groups).toMatchObject([{ name: 'Everybody', total: { n: 10 } }]);
});

test('first contact: one answer, not opened again, of those whom a customer began', async () => {
  expect(await figure('first-contact-resolution')).toEqual([2 / 3, 3]);
  expect(await figure('reopen-rate')).toEqual([1 / 4, 4]);
});

test('backlog: at the end of each interval what is not solved, answered or not; merged ones once', async () => {
  const { total, points } = await metric('backlog', '&interval=day');
  expect(total).toMatchObject({ value: 6, n: 6 });
  const of = (date: number) =>
    points.find(({ at }: { at: string }) => at.startsWith(day(date, '').slice(0, 10))).value;
  expect([2, 3, 4, 5, 6, 9, 10, 13, 15, 16, 31].map(of)).toEqual([0, 0, 1, 2, 4, 5, 6, 7, 7, 6, 6]);
  const age = await metric('backlog-age');
  // In the middle of the six: those of the 6th, at 13:00.
  expect(age.total).toMatchObject({
    value: (Date.parse('2026-04-01T03:00:00Z') - Date.parse(day(6, '13:00'))) / 1000,
    n: 6,
  });
  const people = await door(
    'GET',
    '/api/metrics/backlog/people?from=2026-03-01&to=2026-04-01&groupBy=tag&group=unanswered',
  );
  expect(people).toMatchObject({ total: 1, observations: 1 });
});

test('every figure of the desk opens the conversations that it was counted in, as many as it counted', async () => {
  const { items } = await door('GET', '/api/metrics');
  const counted = items.filter((one: { hasConversations: boolean }) => one.hasConversations);
  expect(counted.map((one: { id: string }) => one.id)).toEqual([
    ...[
      'kept-promises',
      'contacts',
      'first-response-time',
      'next-response-time',
      'resolution-time',
      'service-level',
    ],
    ...[
      'first-contact-resolution',
      'reopen-rate',
      'backlog',
      'backlog-age',
      'quality-score',
      'noted-emotion',
    ],
  ]);
  const march = 'from=2026-03-01&to=2026-04-01&interval=week';
  for (const { id } of counted) {
    const { total, points } = await metric(id, '&interval=week');
    const behind = (query: string) => door('GET', `/api/metrics/${id}/conversations?${march}${query}`);
    expect((await behind('')).observations, id).toBe(total.n);
    for (const { at, n } of points)
      expect((await behind(`&at=${encodeURIComponent(at)}`)).observations, `${id} ${at}`).toBe(n);
  }
  const backlog = await door('GET', `/api/metrics/backlog/conversations?${march}&limit=4`);
  const rest = await door(
    'GET',
    `/api/metrics/backlog/conversations?${march}&limit=4&cursor=${backlog.nextCursor}`,
  );
  const all = [...backlog.items, ...rest.items];
  expect(new Set(all.map((one: { id: string }) => one.id)).size).toBe(backlog.total);
  expect(all).toContainEqual(
    expect.objectContaining({ id: kept, number: expect.any(Number), status: 'waiting' }),
  );
  const csv = await jornada.ask('GET', `/api/metrics/backlog/conversations/csv?${march}`);
  expect(String(csv.body).trim().split('\r\n')).toHaveLength(1 + backlog.total);
  const { status } = await jornada.ask('GET', `/api/metrics/nps/conversations?${march}`);
  expect(status).toBe(409);
});

test('a kept promise is told by the conversation it was made in, also once that was merged into another', async () => {
  const customer = { email: 'promised@example.com' };
  const at = new Date().toISOString();
  const [into, made] = [await begin(at, { customer, tags: ['root'] }), await begin(at, { customer })];
  const dueAt = new Date(Date.now() + HOUR * 1000).toISOString();
  const { promises } = await door('POST', `/api/conversations/${made}/promises`, { text: 'Call', dueAt });
  const promise = promises?.[0] ?? (await door('GET', `/api/conversations/${made}`)).promises[0];
  await door('PATCH', `/api/promises/${promise.id}`, { state: 'done' });
  await door('POST', `/api/conversations/${into}/merge`, { other: made });
  await lensCaughtUp(jornada.context);
  const { from, to } = { from: new Date(Date.now() - DAY_MS), to: new Date(Date.now() + DAY_MS) };
  const period = `from=${from.toISOString().slice(0, 10)}&to=${to.toISOString().slice(0, 10)}`;
  const { groups } = await door('GET', `/api/metrics/kept-promises?${period}&groupBy=tag`);
  expect(groups).toMatchObject([{ group: 'root', total: { value: 1, n: 1 } }]);
  const opened = await door('GET', `/api/metrics/kept-promises/conversations?${period}`);
  expect(opened.items.map(({ id }: { id: string }) => id)).toEqual([into]);
});

test('without a beginning it reaches back to the first conversation', async () => {
  const { from, total } = await door('GET', '/api/metrics/backlog?to=2026-04-01');
  expect([from, total.value]).toEqual([new Date(day(2, '13:00')).toISOString(), 6]);
});

test('compared, a backlog is held against the one before', async () => {
  const { change: found, previous } = await door(
    'GET',
    '/api/metrics/backlog?from=2026-03-08&to=2026-03-15&compare=previous',
  );
  expect(previous.total.value).toBe(4);
  expect(found).toMatchObject({ difference: 3, certain: false, again: false });
});

test('what is not merged after all counts again by itself', async () => {
  await door('POST', `/api/conversations/${kept}/unmerge`, { other: mergedInto });
  expect(await figure('backlog')).toEqual([7, 7]);
  expect(await figure('service-level')).toEqual([6 / 11, 11]);
  expect(await figure('first-response-time')).toEqual([HOUR, 5]);
  await door('POST', `/api/conversations/${kept}/merge`, { other: mergedInto });
  expect(await figure('backlog')).toEqual([6, 6]);
});

test('spam counts in no figure, and counts again as it did when it is none after all', async () => {
  const ids = ['backlog', 'first-response-time', 'service-level', 'reopen-rate', 'first-contact-resolution'];
  const figures = async () => {
    const all = [];
    for (const id of ids) all.push(await figure(id));
    return all;
  };
  // What was solved in March is closed by the clock, perhaps in the midst of this.
  await jornada.context.db.owner.query(
    "update conversations set status = 'solved', solved_at = now(), closed_at = null where id = $1",
    [settled],
  );
  const before = await figures();
  await change(settled!, { status: 'spam' });
  const without = await figures();
  expect(without[1]![1]).toBe(before[1]![1]! - 1);
  expect(without[3]![1]).toBe(before[3]![1]! - 1);
  await change(settled!, { status: 'solved' });
  expect(await figures()).toEqual(before);
});

test('given to somebody else it counts for them, and nothing of it for whom it was with', async () => {
  const peopleOf = async (id: string) => {
    await lensCaughtUp(jornada.context);
    const { items } = await door('GET', `/api/metrics/${id}/people?from=2026-03-01&to=2026-04-01`);
    return items.map(({ email }: { email: string }) => email);
  };
  const given = { email: 'given@example.com' };
  await change(kept!, { customer: given });
  for (const id of ['backlog', 'active-customers']) {
    const emails = await peopleOf(id);
    expect(emails, id).toContain('given@example.com');
    expect(emails, id).not.toContain('twice@example.com');
  }
  expect(await figure('backlog')).toEqual([6, 6]);
  await change(kept!, { customer: { email: 'twice@example.com' } });
  const emails = await peopleOf('active-customers');
  expect(emails).toContain('twice@example.com');
  expect(emails).not.toContain('given@example.com');
});

test('what its customer is erased with is gone from every figure', async () => {
  const { rows } = await jornada.context.db.owner.query(
    `delete from customers where id = (select customer_id from conversations where 'settled' = any(tags)) returning id`,
  );
  expect(rows).toHaveLength(1);
  // 20 min, 1 h, 2 h and 2 h are left.
  expect(await figure('first-response-time')).toEqual([1.5 * HOUR, 4]);
  expect(await figure('first-contact-resolution')).toEqual([1 / 2, 2]);
  expect(await figure('reopen-rate')).toEqual([1 / 3, 3]);
});
