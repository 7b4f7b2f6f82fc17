import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { answer, happen, key, keyWith, makeCustomers, placeOrder } from './testing.ts';

let jornada: TestJornada;
const ids: Record<string, string> = {};

const PEOPLE = [
  { name: 'José da Conceição', email: 'jose@example.com', phone: '+5511987654321', userId: 'u-001' },
  { name: 'Ștefania Ionescu', email: 'stefania@exemplu.ro', phone: '+40721234567', userId: 'u-002' },
  { name: 'Ana Núñez', email: 'ana.nunez@ejemplo.es', phone: null, userId: 'u-003' },
  { name: null, email: 'nameless@example.com', phone: null, userId: 'u-004' },
  { name: 'Li Wu', email: null, phone: null, userId: 'u-005' },
] as const;

beforeAll(async () => {
  jornada = await startTestJornada();
  const made = await makeCustomers(
    jornada,
    PEOPLE.map(({ name, email, phone, userId }) => ({
      identities: [
        key('userId', userId),
        ...(email ? [key('email', email)] : []),
        ...(phone ? [key('phone', phone)] : []),
      ],
      facts: { name, email, phone },
    })),
  );
  for (const [index, name] of ['jose', 'stefania', 'ana', 'nameless', 'li'].entries())
    ids[name] = made[index]!;
  await makeCustomers(jornada, [{ identities: [key('userId', 'u-003'), key('external', 'CRM-77', 'crm')] }]);
  const day = (n: number) => new Date(`2026-05-0${n}T12:00:00Z`);
  await happen(jornada, [
    { customerId: ids.jose!, at: day(1), type: 'Page Viewed' },
    { customerId: ids.stefania!, at: day(2), type: 'Page Viewed' },
    { customerId: ids.ana!, at: day(3), type: 'Page Viewed' },
    { customerId: ids.nameless!, at: day(4), type: 'Page Viewed' },
  ]);
  await placeOrder(jornada, { customerId: ids.jose!, number: 'AB-1001', totalMinor: 5000 });
  await placeOrder(jornada, { customerId: ids.jose!, number: 'AB-1002', totalMinor: 2500 });
  await placeOrder(jornada, { customerId: ids.ana!, number: 'ZX-9', totalMinor: 9900 });
  await answer(jornada, { customerId: ids.jose!, score: 5 });
  await answer(jornada, { customerId: ids.jose!, score: 2 });
  await answer(jornada, { customerId: ids.stefania!, score: 0, scale: [0, 10], metric: 'nps' });
  await answer(jornada, { customerId: ids.ana!, score: 4 });
});
afterAll(() => jornada.stop());

async function list(query = '') {
  const { status, body } = await jornada.ask('GET', `/api/customers${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function found(search: string): Promise<string[]> {
  const { items, total } = await list(`?search=${encodeURIComponent(search)}`);
  expect(total).toBe(items.length);
  return items.map((item: { id: string }) => Object.keys(ids).find((name) => ids[name] === item.id));
}

describe('searching', () => {
  test.each([
    ['jose conceicao', ['jose']],
    ['CONCEIÇÃO', ['jose']],
    ['ștefania', ['stefania']],
    ['stefania', ['stefania']],
    ['nunez', ['ana']],
    ['da', ['jose']],
    ['li', ['li']],
    ['jose@example.com', ['jose']],
    ['exemplu', ['stefania']],
    ['+55 11 98765-4321', ['jose']],
    ['(11) 98765-4321', ['jose']],
    ['0721 234 567', ['stefania']],
    ['0721-234-567', ['stefania']],
    ['40721234567', ['stefania']],
    ['AB-1001', ['jose']],
    ['ab-100', ['jose']],
    ['#zx-9', ['ana']],
    ['CRM-77', ['ana']],
    ['u-004', ['nameless']],
    ['100%', []],
    ['jose ana', []],
    ["o'hara \\ _", []],
  ])('"%s" finds %j', async (search, expected) => {
    expect(await found(search)).toEqual(expected);
  });
});

describe('filters and order', () => {
  const names = ({ items }: { items: { id: string }[] }) =>
    items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));

  test('last seen first, those never seen last', async () => {
    expect(names(await list())).toEqual(['nameless', 'ana', 'stefania', 'jose', 'li']);
  });

  test('by name, by orders, by revenue, either way round', async () => {
    expect(names(await list('?sort=name')).slice(0, 2)).toEqual(['ana', 'jose']);
    expect(names(await list('?sort=name')).at(-1)).toBe('nameless');
    expect(names(await list('?sort=name&direction=desc'))[0]).toBe('stefania');
    expect(names(await list('?sort=orders'))[0]).toBe('jose');
    expect(names(await list('?sort=revenue')).slice(0, 2)).toEqual(['ana', 'jose']);
  });

  test('the lowest rating first, whatever scale it was given on; who never rated comes last', async () => {
    const rated = await list('?sort=rating');
    expect(names(rated).slice(0, 3)).toEqual(['stefania', 'jose', 'ana']);
    expect(rated.items.map((item: { lowestRating: number }) => item.lowestRating)).toEqual([
      1,
      2,
      4,
      null,
      null,
    ]);
  });

  test('who rated this low or lower', async () => {
    expect(names(await list('?maxScore=1'))).toEqual(['stefania']);
    expect(names(await list('?maxScore=2'))).toEqual(['stefania', 'jose']);
  });

  test('the sources there are, by name', async () => {
    const { items } = (await jornada.ask('GET', '/api/customers/sources')).body;
    expect(items).toEqual(items.toSorted());
    for (const source of items) expect((await list(`?source=${source}`)).total).toBeGreaterThan(0);
  });

  test('with and without orders, seen between two moments, from one source', async () => {
    expect(names(await list('?hasOrders=true'))).toEqual(['ana', 'jose']);
    expect((await list('?hasOrders=false')).total).toBe(3);
    const between = '?seenFrom=2026-05-02T00:00:00Z&seenTo=2026-05-03T00:00:00Z';
    expect(names(await list(between))).toEqual(['stefania']);
    expect((await list('?source=test')).total).toBe(5);
    expect((await list('?source=elsewhere')).total).toBe(0);
  });

  test('by tag and by owner', async () => {
    const { items: owners } = (await jornada.ask('GET', '/api/customers/owners')).body;
    await jornada.ask('PUT', `/api/customers/${ids.li}/tags/patient`);
    await jornada.ask('PATCH', `/api/customers/${ids.ana}`, { json: { ownerId: owners[0].id } });
    expect(names(await list('?tag=patient'))).toEqual(['li']);
    expect(names(await list(`?owner=${owners[0].id}`))).toEqual(['ana']);
    expect((await list('?owner=none')).total).toBe(4);
    expect((await jornada.ask('GET', '/api/customers/tags')).body.items).toEqual([
      { tag: 'patient', customers: 1 },
    ]);
  });

  test('what cannot be asked is refused with what would be right', async () => {
    for (const query of [
      'limit=0',
      'limit=201',
      'limit=x',
      'sort=size',
      'maxScore=9',
      'seenFrom=yesterday',
      'owner=me',
    ]) {
      const { status, body } = await jornada.ask('GET', `/api/customers?${query}`);
      expect(status, query).toBe(400);
      expect(body.errors[0].at, query).toBe(query.split('=')[0]);
    }
  });
});

describe('pages', () => {
  async function walk(query: string, between: () => Promise<unknown> = async () => {}) {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await list(`?${query}&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map((item: { id: string }) => item.id));
      cursor = page.nextCursor;
      await between();
    }
    return seen;
  }

  test.each([
    'sort=lastSeen',
    'sort=lastSeen&direction=asc',
    'sort=name',
    'sort=name&direction=desc',
    'sort=orders',
    'sort=rating',
    'sort=rating&direction=desc',
    'sort=firstSeen',
    'sort=revenue&direction=asc',
  ])('together they are the whole list: %s', async (query) => {
    const whole = (await list(`?${query}`)).items.map((item: { id: string }) => item.id);
    expect(await walk(query)).toEqual(whole);
  });

  test('customers who come meanwhile shift nobody and double nobody', async () => {
    const before = (await list('?sort=name')).items.map((item: { id: string }) => item.id);
    let n = 0;
    const seen = await walk('sort=name', () =>
      makeCustomers(jornada, [{ identities: [key('userId', `late-${n}`)], facts: { name: `AAA ${n++}` } }]),
    );
    expect(seen).toEqual(before);
    await jornada.context.db.owner.query(`delete from customers where name like 'AAA %'`);
  });

  test('a cursor of another order, or none of ours, is refused', async () => {
    const { nextCursor } = await list('?sort=name&limit=2');
    for (const query of [`sort=orders&cursor=${nextCursor}`, 'cursor=nonsense', 'cursor=e30']) {
      const { status, body } = await jornada.ask('GET', `/api/customers?${query}`);
      expect(status).toBe(400);
      expect(body.errors[0].at).toBe('cursor');
    }
  });
});

test('the same list as CSV, with what a spreadsheet would run made harmless', async () => {
  const [id] = await makeCustomers(jornada, [
    { identities: [key('userId', 'csv')], facts: { name: '=HYPERLINK("x"), "quoted"' } },
  ]);
  const { status, headers, body } = await jornada.ask('GET', '/api/customers/export.csv?sort=name');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/csv');
  const lines = body.replace('\uFEFF', '').trim().split('\r\n');
  expect(lines[0]).toMatch(/^id,name,email,phone,/);
  expect(lines).toHaveLength(7);
  expect(lines.find((line: string) => line.startsWith(id!))).toContain(`"'=HYPERLINK(""x""), ""quoted"""`);
  expect(lines.find((line: string) => line.startsWith(ids.jose!))).toContain(
    '+5511987654321,,,,2,75.00,BRL,2',
  );
  await jornada.context.db.owner.query('delete from customers where id = $1', [id]);
});

test('a key without the permission is refused', async () => {
  const key = await keyWith(jornada, ['track']);
  expect((await jornada.ask('GET', '/api/customers', { key })).status).toBe(403);
  expect((await jornada.ask('GET', '/api/customers', { key: false })).status).toBe(401);
});
