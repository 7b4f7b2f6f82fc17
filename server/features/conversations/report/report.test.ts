/** The report's numbers are those of the lists that they open. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { type NewMember, newMember } from '../../../testing/members.ts';
import { zoneAtNoon } from '../../../testing/noon.ts';
import { type SignedIn, signIn } from '../../../testing/sign-in.ts';

let jornada: TestJornada;
const MARCH = 'from=2026-03-01&to=2026-04-01';
const EVERY_STATUS = 'status=active&status=solved&status=closed';

async function door(method: string, address: string, json?: object, expected?: number) {
  const { status, body } = await jornada.ask(method, address, json ? { json } : {});
  if (expected) expect(status, JSON.stringify(body)).toBe(expected);
  else expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}

async function begin(at: string, more: object = {}): Promise<string> {
  const customer = { email: `${crypto.randomUUID()}@example.com` };
  return (
    await door('POST', '/api/conversations', { channel: 'email', customer, text: 'Where?', at, ...more })
  ).id;
}
const write = (id: string, at: string, more: object = {}) =>
  door('POST', `/api/conversations/${id}/messages`, { text: 'Words', at, ...more });

const hours = (query = MARCH) => door('GET', `/api/service-report/hours?${query}`);
const people = (query = MARCH) => door('GET', `/api/service-report/people?${query}`);
const listed = async (query: string) => (await door('GET', `/api/conversations?${query}`)).total;

beforeAll(async () => {
  jornada = await startTestJornada();
  // São Paulo is three hours behind: Monday 2 March, 10:00; and Sunday 1 March, 23:30, which is Monday in UTC.
  const monday = await begin('2026-03-02T13:00:00Z');
  await write(monday, '2026-03-02T13:40:00Z', { kind: 'customer' });
  await write(monday, '2026-03-09T13:10:00Z', { kind: 'customer' });
  await begin('2026-03-02T13:59:59Z', { channel: 'phone' });
  await begin('2026-03-02T02:30:00Z', { department: 'service' });
  const answered = await begin('2026-03-03T13:00:00Z');
  await write(answered, '2026-03-03T14:00:00Z', { kind: 'note' });
  // Before March, and from us: neither is asked.
  await begin('2026-02-27T13:00:00Z');
  await begin('2026-03-04T13:00:00Z', { from: 'us' });
});
afterAll(() => jornada?.stop());

describe('hours of the week', () => {
  test('count conversations in which customers wrote, where the workspace is', async () => {
    const found = await hours();
    expect(found).toMatchObject({
      timeZone: 'America/Sao_Paulo',
      total: 4,
      from: '2026-03-01T03:00:00.000Z',
    });
    expect(found.items).toEqual([
      { weekday: 1, hour: 10, conversations: 2 },
      { weekday: 2, hour: 10, conversations: 1 },
      { weekday: 7, hour: 23, conversations: 1 },
    ]);
  });

  test('each open the list with as many', async () => {
    for (const narrowing of ['', '&channel=phone', '&department=service']) {
      const { items, total } = await hours(MARCH + narrowing);
      expect(items.length).toBeGreaterThan(0);
      for (const { weekday, hour, conversations } of items)
        expect(await listed(`${EVERY_STATUS}&did=asked&${MARCH}&hour=${weekday}-${hour}${narrowing}`)).toBe(
          conversations,
        );
      expect(await listed(`${EVERY_STATUS}&did=asked&${MARCH}${narrowing}`)).toBe(total);
    }
  });

  test('of merged ones count one', async () => {
    const customer = { email: 'twice@example.com' };
    const [one, other] = [
      await begin('2026-05-04T13:00:00Z', { customer }),
      await begin('2026-05-04T13:10:00Z', { customer }),
    ];
    const may = 'from=2026-05-01&to=2026-06-01';
    expect((await hours(may)).items).toMatchObject([{ conversations: 2 }]);
    await door('POST', `/api/conversations/${one}/merge`, { other });
    expect(await hours(may)).toMatchObject({ total: 1, items: [{ conversations: 1 }] });
    expect(await listed(`${EVERY_STATUS}&did=asked&${may}&hour=1-10`)).toBe(1);
  });
});

describe('people', () => {
  const JUNE = 'from=2026-06-01&to=2026-07-01';
  let agent: NewMember;
  let owner: SignedIn;
  interface Item {
    member: { id: string; name: string } | null;
    open: number;
    waiting: number;
    answered: number;
    answers: number;
    solved: number;
  }

  beforeAll(async () => {
    owner = await signIn(jornada, OWNER);
    agent = await newMember(jornada, owner, 'agent@example.com', 'agent');
    const answer = (who: SignedIn, id: string, at: string, more: object = {}) =>
      who.ask('POST', `/api/conversations/${id}/messages`, { json: { text: 'Words', at, ...more } });
    const [one, two, three] = [
      await begin('2026-06-02T13:00:00Z'),
      await begin('2026-06-02T13:00:00Z'),
      await begin('2026-06-02T13:00:00Z', { channel: 'phone' }),
    ];
    // Whoever answers first has it.
    await answer(agent, one, '2026-06-02T14:00:00Z');
    await answer(agent, one, '2026-06-02T15:00:00Z');
    await write(one, '2026-06-02T16:00:00Z', { kind: 'customer' });
    await answer(agent, two, '2026-06-02T14:00:00Z', { status: 'solved' });
    await answer(owner, three, '2026-06-02T14:00:00Z', { kind: 'note' });
    await answer(owner, three, '2026-06-30T23:00:00Z');
    await answer(owner, three, '2026-07-02T23:00:00Z');
    // Nobody asked: what we write first answers nothing.
    const first = await begin('2026-06-03T13:00:00Z', { from: 'us' });
    expect((await answer(agent, first, '2026-06-03T14:00:00Z')).status).toBe(201);
  });

  const of = async (name: string | null, query = JUNE) => {
    const { items } = await people(query);
    return items.find(({ member }: Item) => (member?.name ?? null) === name) as Item | undefined;
  };

  test('have in hand, answered and solved what they did', async () => {
    expect(await of('agent')).toEqual({
      member: { id: agent.id, name: 'agent' },
      ...{ open: 2, waiting: 1, answered: 2, answers: 3, solved: 1, csat: null },
    });
    expect(await of('agent', `${JUNE}&channel=phone`)).toMatchObject({ open: 0, answers: 0, solved: 0 });
    const { items } = await people(JUNE);
    expect(items[0]).toMatchObject({ member: null, answered: 0, answers: 0 });
    const others = items.filter(({ member }: Item) => member && member.id !== agent.id);
    expect(others).toMatchObject([{ open: 1, waiting: 0, answered: 1, answers: 1, solved: 0 }]);
  });

  test('open the lists with as many', async () => {
    for (const narrowing of ['', '&channel=phone']) {
      for (const { member, open, waiting, answered, solved } of (await people(JUNE + narrowing)).items) {
        const id = member?.id ?? 'none';
        expect(await listed(`assignee=${id}${narrowing}`)).toBe(open);
        expect(await listed(`assignee=${id}&waiting=true${narrowing}`)).toBe(waiting);
        expect(await listed(`${EVERY_STATUS}&assignee=${id}&did=solved&${JUNE}${narrowing}`)).toBe(solved);
        if (member)
          expect(await listed(`${EVERY_STATUS}&by=${id}&did=answered&${JUNE}${narrowing}`)).toBe(answered);
      }
    }
  });

  test('who left is there while something was theirs', async () => {
    const gone = await newMember(jornada, owner, 'gone@example.com', 'agent');
    expect(await of('gone')).toMatchObject({ open: 0, answers: 0 });
    expect((await owner.ask('DELETE', `/api/members/${gone.id}`)).status).toBeLessThan(300);
    expect(await of('gone')).toBeUndefined();
    expect((await owner.ask('DELETE', `/api/members/${agent.id}`)).status).toBeLessThan(300);
    expect(await of('agent')).toMatchObject({ answers: 3, solved: 1 });
  });
});

describe('today', () => {
  const today = (query = '') => door('GET', `/api/service-report/today?${query}`);
  const zone = zoneAtNoon();
  beforeAll(() => door('PATCH', '/api/workspace', { timeZone: zone }));

  test('is the day where the workspace is, and counts what the lists that it opens hold', async () => {
    const one = await begin(new Date(Date.now() - 1000).toISOString(), { channel: 'phone' });
    const before = await today('channel=phone');
    await write(one, new Date().toISOString(), { kind: 'reply' });
    await door('PATCH', `/api/conversations/${one}`, { status: 'solved' });
    const { owner } = jornada.context.db;
    await owner.query('update conversations set csat = 5, csat_at = now() where id = $1', [one]);
    for (const narrowing of ['', 'channel=phone', 'department=service']) {
      const told = await today(narrowing);
      const next = new Date(Date.parse(`${told.day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      const day = `from=${told.day}&to=${next}&${narrowing}&${EVERY_STATUS}`;
      expect(told).toMatchObject({
        active: await listed(narrowing),
        waiting: await listed(`waiting=true&${narrowing}`),
        unassigned: await listed(`assignee=none&${narrowing}`),
        breaching: await listed(`breaching=true&${narrowing}`),
        asked: await listed(`did=asked&${day}`),
        solved: await listed(`did=solved&${day}`),
      });
      expect(told.csat?.n ?? 0).toBe(await listed(`did=rated&${day}`));
      const weekday = new Date(`${told.day}T12:00:00Z`).getUTCDay() || 7;
      for (const { hour, asked } of told.hours)
        expect(await listed(`did=asked&hour=${weekday}-${hour}&${day}`), String(hour)).toBe(asked);
    }
    const after = await today('channel=phone');
    expect([after.solved, after.waiting]).toEqual([before.solved + 1, before.waiting - 1]);
    expect([before.csat, after.csat]).toMatchObject([null, { n: 1, share: 1 }]);
    expect(before.waitingSince).not.toBeNull();
  });

  test('knows which day it is in which zone', async () => {
    const { day, timeZone } = await today();
    expect(timeZone).toBe(zone);
    expect(day).toBe(new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date()));
  });
});

describe('half a question is refused', () => {
  test.each([
    ['from=2026-03-01', 'from'],
    ['did=solved&hour=1-10', 'hour'],
    ['did=asked&by=00000000-0000-4000-8000-000000000000', 'by'],
    ['did=asked&hour=8-10', 'hour'],
    ['did=asked&hour=1-24', 'hour'],
    ['did=asked&from=2026-03-02&to=2026-03-01', 'to'],
    ['did=closed', 'did'],
  ])('%s', async (query, at) => {
    const body = await door('GET', `/api/conversations?${query}`, undefined, 400);
    expect(body.errors[0].at).toBe(at);
  });
  test.each(['hours', 'people'])('%s of a time that ends before it begins', async (what) => {
    const body = await door(
      'GET',
      `/api/service-report/${what}?from=2026-03-02&to=2026-03-01`,
      undefined,
      400,
    );
    expect(body.errors[0].at).toBe('to');
  });
});

describe('a file of conversations', () => {
  test('has one row for each that the list finds, with how long it took', async () => {
    const customer = { email: '=cmd@example.com', name: '=SUM(A1)' };
    const id = await begin('2026-05-04T13:00:00Z', {
      customer,
      subject: 'A "parcel", late',
      tags: ['a', 'b'],
    });
    await write(id, '2026-05-04T13:30:00Z', { kind: 'reply' });
    await write(id, '2026-05-04T14:00:00Z', { kind: 'customer' });
    await door('PATCH', `/api/conversations/${id}`, { status: 'solved' });
    const { body, headers } = await jornada.ask('GET', `/api/conversations/csv?${EVERY_STATUS}&sort=oldest`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="conversations.csv"');
    const [head, ...lines] = body.trim().split('\r\n');
    expect(lines).toHaveLength(await listed(EVERY_STATUS));
    const names = head.replace('\uFEFF', '').split(',');
    const row = lines.find((line: string) => line.includes(id));
    expect(row).toContain('"A ""parcel"", late"');
    expect(row).toContain(",'=SUM(A1),");
    const cells = row.replace('"A ""parcel"", late"', 'subject').split(',');
    const told = Object.fromEntries(names.map((name: string, at: number) => [name, cells[at]]));
    expect(told).toMatchObject({
      ...{ status: 'solved', tags: 'a; b', began: '2026-05-04T13:00:00.000Z' },
      ...{ 'first answer': '2026-05-04T13:30:00.000Z', 'first answer seconds': '1800' },
      ...{ 'messages of the customer': '2', answers: '1', notes: '0', reopened: '0' },
    });
    expect(Number(told['solved seconds'])).toBeGreaterThan(1800);
    const none = await jornada.ask('GET', '/api/conversations/csv?tag=nothing');
    expect(none.body.trim().split('\r\n')).toHaveLength(1);
    expect((await jornada.ask('GET', '/api/conversations/csv?stauts=solved')).status).toBe(400);
  });
});

describe('groups', () => {
  const JULY = 'from=2026-07-01&to=2026-08-01';
  const groups = (by: string, query = JULY) => door('GET', `/api/service-report/groups?by=${by}&${query}`);

  beforeAll(async () => {
    const member = await signIn(jornada, OWNER);
    const department = 'service';
    const late = await begin('2026-07-02T13:00:00Z', { department });
    const both = await begin('2026-07-03T13:00:00Z', { channel: 'phone' });
    await begin('2026-06-30T12:00:00Z', { channel: 'chat' });
    await door('PATCH', `/api/conversations/${late}`, { tags: ['late parcel'] });
    await door('PATCH', `/api/conversations/${both}`, { tags: ['late parcel', 'refund'], status: 'solved' });
    const reply = { text: 'Words', at: '2026-07-02T14:00:00Z' };
    expect((await member.ask('POST', `/api/conversations/${late}/messages`, { json: reply })).status).toBe(
      201,
    );
  });

  test.each([
    ['channel', 'channel'],
    ['department', 'department'],
    ['topic', 'tag'],
  ])('by %s each open the lists with as many', async (by, filter) => {
    for (const narrowing of ['', '&channel=phone']) {
      const { items } = await groups(by, JULY + narrowing);
      expect(items.length).toBeGreaterThan(0);
      for (const { key, asked, answered, solved, open } of items) {
        if (narrowing && by === 'channel') expect(key).toBe('phone');
        const [more, group] = [narrowing, new URLSearchParams({ [filter]: key })];
        const total = (query: string) => listed(`${query}&${group}${by === 'channel' ? '' : more}`);
        const within = (did: string) => total(`${EVERY_STATUS}&${JULY}&did=${did}`);
        expect([key, asked, answered, solved, open]).toEqual([
          key,
          await within('asked'),
          await within('answered'),
          await within('solved'),
          await total('status=active'),
        ]);
      }
    }
  });

  test('come with the most asked first, topics once for each', async () => {
    const { items } = await groups('topic');
    expect(items.map(({ key, asked }: { key: string; asked: number }) => [key, asked])).toEqual([
      ['late parcel', 2],
      ['refund', 1],
    ]);
  });
});
