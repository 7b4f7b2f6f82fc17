import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { happen, key, keyWith, makeCustomers, placeOrder } from './testing.ts';

let jornada: TestJornada;
let people = 0;

beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

async function someone(email?: string): Promise<string> {
  const n = people++;
  const [id] = await makeCustomers(jornada, [
    {
      identities: [key('userId', `person-${n}`), ...(email ? [key('email', email)] : [])],
      facts: { name: `Person ${n}`, traits: { plan: 'basic', n } },
    },
  ]);
  return id!;
}

const get = async (id: string) => (await jornada.ask('GET', `/api/customers/${id}`)).body;
const patch = (id: string, json: unknown) => jornada.ask('PATCH', `/api/customers/${id}`, { json });

async function audited(id: string) {
  const { rows } = await jornada.context.db.owner.query(
    `select action, actor_kind, before, after from audit_log where subject_id = $1 order by at, id`,
    [id],
  );
  return rows;
}

describe('one customer', () => {
  test('is everything known of the person: keys, orders, value, exact first and last moment', async () => {
    const id = await someone('whole@example.com');
    const placed = { customerId: id, promisedAt: '2026-03-03T00:00:00Z' };
    await placeOrder(jornada, {
      ...placed,
      number: 'W-1',
      totalMinor: 1500,
      deliveredAt: '2026-03-05T00:00:00Z',
    });
    await placeOrder(jornada, {
      ...placed,
      number: 'W-2',
      totalMinor: 500,
      deliveredAt: '2026-03-02T00:00:00Z',
    });
    await happen(jornada, [
      { customerId: id, at: new Date('2026-03-01T10:00:00.123Z'), type: 'Page Viewed' },
      { customerId: id, at: new Date('2026-03-09T10:00:30.456Z'), type: 'Page Viewed' },
    ]);
    expect(await get(id)).toMatchObject({
      ...{ id, mergedFrom: null, email: 'whole@example.com', firstSeenAt: '2026-03-01T10:00:00.123Z' },
      ...{ lastSeenAt: '2026-03-09T10:00:30.456Z', knownAs: { kind: 'email', value: 'whole@example.com' } },
      orders: { count: 2, late: 1, value: [{ currency: 'BRL', minor: 2000, orders: 2 }] },
      traits: [
        { key: 'n', customerId: id, source: 'test' },
        { key: 'plan', value: 'basic', customerId: id, source: 'test' },
      ],
    });
  });

  test('orders come with items, payments and how late they were', async () => {
    const id = await someone();
    const late = { promisedAt: '2026-03-03T00:00:00Z', deliveredAt: '2026-03-05T12:00:00Z' };
    await placeOrder(jornada, { customerId: id, number: 'O-1', placedAt: '2026-03-01T00:00:00Z', ...late });
    await placeOrder(jornada, { customerId: id, number: 'O-2', placedAt: '2026-04-01T00:00:00Z' });
    const first = (await jornada.ask('GET', `/api/customers/${id}/orders?limit=1`)).body;
    expect(first.items).toMatchObject([{ number: 'O-2', delivery: { state: 'placed', lateBy: null } }]);
    const second = (await jornada.ask('GET', `/api/customers/${id}/orders?cursor=${first.nextCursor}`)).body;
    expect(second).toMatchObject({
      items: [
        {
          number: 'O-1',
          delivery: { state: 'delivered', lateBy: 2.5 * 86_400 },
          items: [{ sku: 'lamp', name: 'Lamp', priceMinor: 1000, quantity: 1 }],
          payments: [{ method: 'card', installments: 2, amountMinor: 1000 }],
        },
      ],
      nextCursor: null,
    });
  });

  test('that is not there is 404; an id that is none is 400', async () => {
    const { status, body } = await jornada.ask('GET', `/api/customers/${crypto.randomUUID()}`);
    expect(status).toBe(404);
    expect(body.type).toBe('urn:jornada:not-found');
    expect((await jornada.ask('GET', '/api/customers/nobody')).status).toBe(400);
  });
});

describe('by identity', () => {
  const ask = (query: string) => jornada.ask('GET', `/api/customers/by-identity?${query}`);

  test('finds the one customer, in whatever writing', async () => {
    const id = await someone('Found.By@Example.com');
    expect((await ask('kind=email&value=%20FOUND.by@example.com')).body.id).toBe(id);
    expect((await ask(`kind=userId&value=person-${people - 1}`)).body.id).toBe(id);
    expect((await ask('kind=email&value=nobody@example.com')).status).toBe(404);
  });

  test('a value that cannot be one is refused with what would be right', async () => {
    const { status, body } = await ask('kind=email&value=ana');
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { at: 'value', message: 'must be an e-mail address such as ana@example.com' },
    ]);
    expect((await ask('kind=fax&value=1')).status).toBe(400);
  });

  test('an external id without a source is searched in every id space, and refused when several people have it', async () => {
    const [one, other] = await makeCustomers(jornada, [
      { identities: [key('external', '77', 'shop')] },
      { identities: [key('external', '77', 'crm')] },
      { identities: [key('external', '78', 'crm')] },
    ]);
    const { status, body } = await ask('kind=external&value=77');
    expect(status).toBe(409);
    expect(JSON.stringify(body.errors)).toContain(one);
    expect(JSON.stringify(body.errors)).toContain(other);
    expect((await ask('kind=external&value=77&source=crm')).body.id).toBe(other);
    expect((await ask('kind=external&value=78')).status).toBe(200);
  });
});

describe('corrections by hand', () => {
  test('change name, e-mail and phone, become keys, and stand in the audit log', async () => {
    const id = await someone();
    const { status, body } = await patch(id, {
      name: 'Ana Lima',
      email: ' Ana@Lima.example ',
      phone: '(11) 98765-4321',
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ name: 'Ana Lima', email: 'ana@lima.example', phone: '+5511987654321' });
    const found = await jornada.ask('GET', '/api/customers/by-identity?kind=email&value=ana@lima.example');
    expect(found.body.id).toBe(id);
    expect((await jornada.ask('GET', '/api/customers?search=lima')).body.total).toBe(1);
    expect(await audited(id)).toMatchObject([
      { action: 'customer.edited', actor_kind: 'key', before: { email: null }, after: { name: 'Ana Lima' } },
    ]);
  });

  test('traits are set one by one, null removes, what is not named stays', async () => {
    const id = await someone();
    const { body } = await patch(id, { traits: { plan: 'gold', n: null, city: 'Iași' } });
    expect(body.traits.map(({ key: name, value }: { key: string; value: unknown }) => [name, value])).toEqual(
      [
        ['city', 'Iași'],
        ['plan', 'gold'],
      ],
    );
  });

  test('an address of somebody else is refused, with the way out', async () => {
    const owner = await someone('taken@example.com');
    const id = await someone();
    const { status, body } = await patch(id, { email: 'taken@example.com' });
    expect(status).toBe(409);
    expect(body.errors).toEqual([{ at: 'email', message: `belongs to customer ${owner}` }]);
    expect((await get(id)).email).toBeNull();
    expect((await patch(id, { email: 'no address' })).body.errors[0].at).toBe('email');
    expect((await patch(id, { shoeSize: 40 })).status).toBe(400);
  });

  test('an owner is a member of this workspace, or nobody', async () => {
    const id = await someone();
    const { items } = (await jornada.ask('GET', '/api/customers/owners')).body;
    expect((await patch(id, { ownerId: items[0].id })).body.owner).toEqual(items[0]);
    expect((await patch(id, { ownerId: crypto.randomUUID() })).status).toBe(400);
    expect((await patch(id, { ownerId: null })).body.owner).toBeNull();
    expect((await audited(id)).map(({ action }) => action)).toEqual([
      'customer.assigned',
      'customer.assigned',
    ]);
  });

  test('tags are put on and taken off, each deed audited once', async () => {
    const id = await someone();
    const tag = (method: string, name: string) =>
      jornada.ask(method, `/api/customers/${id}/tags/${encodeURIComponent(name)}`);
    await tag('PUT', 'às vezes/late');
    expect((await tag('PUT', 'vip')).body.tags).toEqual(['às vezes/late', 'vip']);
    await tag('PUT', 'vip');
    expect((await tag('PUT', 'VIP')).body.tags).toEqual(['às vezes/late', 'vip']);
    const other = await someone();
    const spelled = await jornada.ask('PUT', `/api/customers/${other}/tags/Vip`);
    expect(spelled.body.tags).toEqual(['vip']);
    expect((await tag('DELETE', 'vip')).body.tags).toEqual(['às vezes/late']);
    expect((await audited(id)).map(({ action }) => action)).toEqual([
      'customer.tagged',
      'customer.tagged',
      'customer.untagged',
    ]);
  });

  test('notes are written, rewritten and removed', async () => {
    const id = await someone();
    const notes = `/api/customers/${id}/notes`;
    const first = await jornada.ask('POST', notes, { json: { text: ' Prefers mornings. ' } });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ text: 'Prefers mornings.', author: { name: 'First key' } });
    await jornada.ask('POST', notes, { json: { text: 'Second.' } });
    await jornada.ask('PATCH', `${notes}/${first.body.id}`, { json: { text: 'Prefers evenings.' } });
    expect((await jornada.ask('GET', notes)).body.items.map(({ text }: { text: string }) => text)).toEqual([
      'Second.',
      'Prefers evenings.',
    ]);
    expect((await get(id)).notesCount).toBe(2);
    expect((await jornada.ask('DELETE', `${notes}/${first.body.id}`)).status).toBe(204);
    expect((await jornada.ask('DELETE', `${notes}/${first.body.id}`)).status).toBe(404);
    expect((await jornada.ask('POST', notes, { json: { text: '  ' } })).status).toBe(400);
    expect((await audited(id)).map(({ action }) => action)).toEqual([
      'customer.note-written',
      'customer.note-written',
      'customer.note-edited',
      'customer.note-removed',
    ]);
  });

  test('need the permission to write', async () => {
    const id = await someone();
    const reader = await keyWith(jornada, ['customers.read']);
    expect((await jornada.ask('GET', `/api/customers/${id}`, { key: reader })).status).toBe(200);
    for (const [method, path, json] of [
      ['PATCH', '', { name: 'X' }],
      ['PUT', '/tags/x', undefined],
      ['POST', '/notes', { text: 'x' }],
      ['POST', '/merge', { other: await someone() }],
      ['POST', '/unmerge', {}],
    ] as const) {
      const { status } = await jornada.ask(method, `/api/customers/${id}${path}`, { key: reader, json });
      expect(status, path).toBe(403);
    }
  });
});
