/** Custom fields through their doors: defined, filled in, asked for before solving, found by, gone with their customer. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());
beforeEach(async () => {
  for (const { id } of (await ask('GET', at)).items) await ask('DELETE', `${at}/${id}`, undefined, 204);
});

const at = '/api/conversation-fields';

async function ask(method: string, address: string, json?: object, expected = method === 'POST' ? 201 : 200) {
  const { status, body } = await jornada.ask(method, address, json ? { json } : {});
  expect(status, JSON.stringify(body)).toBe(expected);
  return body;
}

const field = (more: object) => ask('POST', at, { name: 'Reason', kind: 'text', ...more });
const read = (id: string) => ask('GET', `/api/conversations/${id}`);
const change = (id: string, json: object, expected = 200) =>
  ask('PATCH', `/api/conversations/${id}`, json, expected);

let people = 0;
async function begin(more: object = {}): Promise<string> {
  const customer = { email: `field-${++people}@example.com` };
  return (await ask('POST', '/api/conversations', { channel: 'email', customer, text: 'Broken', ...more }))
    .id;
}

const CHOICE = { kind: 'choice', options: [{ name: 'Damaged' }, { name: 'Too late' }] };

describe('a field', () => {
  test('gets its keys from its names, and keeps them under other names', async () => {
    const made = await field({ ...CHOICE, name: 'Razão do contato' });
    expect(made).toMatchObject({
      ...{ key: 'razao-do-contato', required: false, departments: [] },
      options: [
        { key: 'damaged', name: 'Damaged', retired: false },
        { key: 'too-late', name: 'Too late', retired: false },
      ],
    });
    const id = await begin({ fields: { 'razao-do-contato': 'damaged' } });
    const changed = await ask('PATCH', `${at}/${made.id}`, {
      ...{ name: 'Why', options: [{ key: 'too-late', name: 'Late' }, { name: 'Other' }] },
    });
    expect(changed.options).toEqual([
      { key: 'too-late', name: 'Late', retired: false },
      { key: 'other', name: 'Other', retired: false },
      { key: 'damaged', name: 'Damaged', retired: true },
    ]);
    // What was chosen stays; anew it is not to be had.
    await change(id, { fields: { 'razao-do-contato': 'damaged' } });
    await change(await begin(), { fields: { 'razao-do-contato': 'damaged' } }, 400);
  });

  test('is put in order, removed with its values, and each of it is in the audit log', async () => {
    const [one, other] = [await field({}), await field({ name: 'Amount', kind: 'number' })];
    const id = await begin({ fields: { reason: 'It fell', amount: 12.5 } });
    const { items } = await ask('PUT', `${at}/order`, { ids: [other.id, one.id] });
    expect(items.map(({ key }: { key: string }) => key)).toEqual(['amount', 'reason']);
    await ask('DELETE', `${at}/${one.id}`, undefined, 204);
    expect((await read(id)).fields).toEqual({ amount: 12.5 });
    const { rows } = await jornada.context.db.owner.query(
      "select distinct action from audit_log where action like 'conversation-field.%' order by 1",
    );
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['made', 'ordered', 'removed'].map((verb) => `conversation-field.${verb}`)),
    );
  });

  test('that cannot be is refused, and where it is at fault is told', async () => {
    await field({});
    for (const [json, status, place] of [
      [{ name: 'reason', kind: 'text' }, 409, 'name'],
      [{ name: 'Other', kind: 'text', key: 'reason' }, 409, 'key'],
      [{ name: 'x', kind: 'text', key: 'Not a key' }, 400, 'key'],
      [{ name: 'x', kind: 'choice' }, 400, 'options'],
      [{ name: 'x', kind: 'text', options: [{ name: 'a' }] }, 400, 'options'],
      [{ name: 'x', kind: 'choice', options: [{ name: 'a' }, { name: 'A' }] }, 400, 'options'],
      [{ name: 'x', kind: 'text', departments: ['moon'] }, 400, 'departments'],
    ] as const) {
      const { status: answered, body } = await jornada.ask('POST', at, { json });
      expect([answered, body.errors[0].at], JSON.stringify(json)).toEqual([status, place]);
    }
  });
});

describe('values', () => {
  test('of every kind are taken, changed one by one, emptied, and told in the history', async () => {
    for (const more of [
      { name: 'Text', kind: 'text' },
      { name: 'Number', kind: 'number' },
      { name: 'Day', kind: 'date' },
      { ...CHOICE, name: 'Choice' },
      { ...CHOICE, name: 'Choices', kind: 'choices' },
      { name: 'Check', kind: 'checkbox' },
    ])
      await field(more);
    const fields = {
      ...{ text: ' a ', number: -0.5, day: '2028-02-29', choice: 'damaged' },
      ...{ choices: ['too-late', 'damaged', 'damaged'], check: true },
    };
    const id = await begin({ fields });
    const taken = { ...fields, text: 'a', choices: ['damaged', 'too-late'] };
    expect((await read(id)).fields).toEqual(taken);
    const changed = await change(id, { fields: { number: 3, check: false, text: null } });
    const { text: _, check: __, ...left } = taken;
    expect(changed.fields).toEqual({ ...left, number: 3 });
    expect(changed.changes.at(-1)).toMatchObject({
      ...{ what: 'fields', before: { number: -0.5, check: true, text: 'a' } },
      after: { number: 3, check: null, text: null },
    });
    const { items } = await ask('GET', '/api/conversations?limit=1&sort=recent');
    expect(items[0].fields).toEqual({ ...left, number: 3 });
  });

  test('that do not fit are refused whole', async () => {
    await field({ name: 'Number', kind: 'number' });
    await field({ name: 'Day', kind: 'date' });
    await field({ ...CHOICE, name: 'Choice' });
    const id = await begin();
    for (const [key, value] of [
      ['number', '3'],
      ['day', '2027-02-29'],
      ['day', 'tomorrow'],
      ['choice', 'lost'],
      ['choice', ['damaged']],
      ['unknown', 'x'],
    ] as const) {
      const { status, body } = await jornada.ask('PATCH', `/api/conversations/${id}`, {
        json: { priority: 'high', fields: { [key]: value } },
      });
      expect([status, body.errors[0].at]).toEqual([400, `fields.${key}`]);
    }
    expect(await read(id)).toMatchObject({ priority: 'normal', fields: {} });
  });

  test('are changed for many at once, and go with their customer', async () => {
    await field({});
    const ids = [await begin(), await begin()];
    const done = await ask(
      'POST',
      '/api/conversations/changes',
      { ids, change: { fields: { reason: 'x' } } },
      200,
    );
    expect(done.changed).toEqual(ids);
    const { db } = jornada.context;
    const { rows } = await db.owner.query(
      "select col_description('conversations'::regclass, attnum) as said from pg_attribute where attrelid = 'conversations'::regclass and attname = 'fields'",
    );
    expect(rows).toEqual([{ said: 'personal' }]);
    await db.owner.query(
      'delete from customers where id in (select customer_id from conversations where id = any($1))',
      [ids],
    );
    const left = await db.owner.query("select from conversations where fields ->> 'reason' = 'x'");
    expect(left.rowCount).toBe(0);
  });
});

describe('before solving', () => {
  test('what must be filled in is named, whichever way one solves, and nothing is half done', async () => {
    await field({ ...CHOICE, required: true });
    await field({ name: 'Checked', kind: 'checkbox', required: true });
    const id = await begin();
    const asked = async (method: string, address: string, json: object) => {
      const { status, body } = await jornada.ask(method, address, { json });
      expect(status, JSON.stringify(body)).toBe(409);
      expect(body.detail).toContain('"Reason", "Checked"');
      expect(body.errors.map((one: { at: string }) => one.at)).toEqual(['fields.reason', 'fields.checked']);
    };
    await asked('PATCH', `/api/conversations/${id}`, { status: 'solved', priority: 'high' });
    await asked('PATCH', `/api/conversations/${id}`, { status: 'closed' });
    await asked('POST', `/api/conversations/${id}/messages`, {
      text: 'Done',
      kind: 'reply',
      status: 'solved',
    });
    const { refused } = await ask(
      'POST',
      '/api/conversations/changes',
      { ids: [id], change: { status: 'solved' } },
      200,
    );
    expect(refused[0].reason).toContain('"Reason"');
    expect(await read(id)).toMatchObject({ status: 'new', priority: 'normal', items: [{ text: 'Broken' }] });
    const solved = await change(id, { status: 'solved', fields: { reason: 'damaged', checked: true } });
    expect(solved.status).toBe('solved');
    // What is solved may be emptied, and closed.
    await change(id, { fields: { reason: null } });
    await change(id, { status: 'closed' });
  });

  test('only of the departments that have it', async () => {
    await field({ required: true, departments: ['sales'] });
    const id = await begin({ department: 'service' });
    await change(id, { status: 'solved', department: 'sales' }, 409);
    await change(id, { status: 'solved' });
    const sold = await begin({ department: 'sales' });
    await change(sold, { status: 'solved' }, 409);
    await change(sold, { status: 'solved', fields: { reason: 'Bought' } });
  });
});

describe('the list', () => {
  test('is narrowed by what fields hold, and a view keeps it', async () => {
    await field({ name: 'Note', kind: 'text' });
    await field({ name: 'Amount', kind: 'number' });
    await field({ name: 'Day', kind: 'date' });
    await field(CHOICE);
    await field({ ...CHOICE, name: 'Parts', kind: 'choices' });
    await field({ name: 'Check', kind: 'checkbox' });
    const one = await begin({
      fields: {
        note: 'Pão de queijo',
        amount: 10,
        day: '2026-05-01',
        reason: 'damaged',
        parts: ['damaged', 'too-late'],
        check: true,
      },
    });
    const other = await begin({
      fields: { amount: 200, day: '2026-06-01', reason: 'too-late', parts: ['too-late'] },
    });
    const third = await begin();
    const found = async (...asked: string[]) => {
      const search = new URLSearchParams(asked.map((text) => ['field', text]));
      const { items } = await ask('GET', `/api/conversations?${search}`);
      return items
        .map(({ id }: { id: string }) => id)
        .filter((id: string) => [one, other, third].includes(id));
    };
    expect(await found('reason:damaged')).toEqual([one]);
    expect((await found('parts:too-late')).sort()).toEqual([one, other].sort());
    expect(await found('parts:too-late', 'amount:100..')).toEqual([other]);
    expect(await found('amount:..10')).toEqual([one]);
    expect(await found('amount:10')).toEqual([one]);
    expect(await found('day:2026-05-15..2026-06-30')).toEqual([other]);
    expect(await found('note:pao')).toEqual([one]);
    expect(await found('check:true')).toEqual([one]);
    expect((await found('check:false')).sort()).toEqual([other, third].sort());
    expect(await found('reason:')).toEqual([third]);
    for (const wrong of ['moon:x', 'reason', 'amount:much', 'amount:..', 'day:May'])
      expect((await jornada.ask('GET', `/api/conversations?field=${encodeURIComponent(wrong)}`)).status).toBe(
        400,
      );
    const asked = { view: 'active', field: ['reason:damaged'] };
    const view = await ask('POST', '/api/conversation-views', { name: 'Damaged', asked });
    expect(view).toMatchObject({ asked, total: 1 });
    // A field that is gone narrows nothing to be counted, and breaks no list of views.
    for (const { id, key } of (await ask('GET', at)).items)
      if (key === 'reason') await ask('DELETE', `${at}/${id}`, undefined, 204);
    expect((await ask('GET', '/api/conversation-views')).items[0]).toMatchObject({
      name: 'Damaged',
      total: 0,
    });
  });
});
