/** Saved replies through their doors, and their variables. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { newMember } from '../../testing/members.ts';
import { signIn } from '../../testing/sign-in.ts';
import { fillIn, unknownVariables, VARIABLES } from './variables.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

const add = (json: object) => jornada.ask('POST', '/api/saved-replies', { json });
const list = async () => (await jornada.ask('GET', '/api/saved-replies')).body.items;

describe('a saved reply', () => {
  test('is kept, changed and removed, and the audit log says so', async () => {
    const { body: departments } = await jornada.ask('GET', '/api/departments');
    const department = departments.items[0].key;
    const told = {
      ...{ name: 'Late parcel', text: 'Olá {{customer.first}}, sentimos muito.', language: 'pt-BR' },
      ...{ priority: 'high', department, tags: ['late', 'late'] },
    };
    const { status, body } = await add(told);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ ...told, tags: ['late'], updatedBy: 'First key' });
    const changed = await jornada.ask('PATCH', `/api/saved-replies/${body.id}`, {
      json: { text: 'Desculpe', department: null },
    });
    expect(changed.body).toMatchObject({ ...told, tags: ['late'], text: 'Desculpe', department: null });
    expect(await list()).toMatchObject([{ id: body.id, text: 'Desculpe' }]);
    expect((await jornada.ask('DELETE', `/api/saved-replies/${body.id}`)).status).toBe(204);
    expect(await list()).toEqual([]);
    const { rows } = await jornada.context.db.owner.query(
      "select action from audit_log where action like 'saved-reply.%' order by at",
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'saved-reply.created',
      'saved-reply.changed',
      'saved-reply.removed',
    ]);
  });

  test('needs a name of its own, words, variables that there are, and a department that there is', async () => {
    await add({ name: 'Thanks', text: 'Obrigado' });
    expect((await add({ name: 'thanks', text: 'Obrigada' })).status).toBe(409);
    expect((await add({ name: 'Empty', text: ' ' })).status).toBe(400);
    const unknown = await add({ name: 'Odd', text: 'Olá {{nome}}' });
    expect(unknown.status).toBe(400);
    expect(unknown.body.errors[0]).toMatchObject({ at: 'text' });
    expect(unknown.body.errors[0].message).toContain('{{customer.first}}');
    expect((await add({ name: 'Where', text: 'x', department: 'nowhere' })).status).toBe(400);
    const missing = crypto.randomUUID();
    expect(
      (await jornada.ask('PATCH', `/api/saved-replies/${missing}`, { json: { name: 'x' } })).status,
    ).toBe(404);
    expect((await jornada.ask('DELETE', `/api/saved-replies/${missing}`)).status).toBe(404);
  });
});

describe('a macro', () => {
  const ask = async (
    method: string,
    path: string,
    json?: object,
    expected = method === 'POST' ? 201 : 200,
  ) => {
    const { status, body } = await jornada.ask(method, path, json ? { json } : {});
    expect(status, JSON.stringify(body)).toBe(expected);
    return body;
  };
  const begin = async (more: object = {}): Promise<string> => {
    const customer = { email: `${crypto.randomUUID()}@example.com` };
    return (await ask('POST', '/api/conversations', { channel: 'phone', customer, text: 'Hi', ...more })).id;
  };
  const read = (id: string) => ask('GET', `/api/conversations/${id}`);
  const made = async (json: object) => (await ask('POST', '/api/saved-replies', json)).id as string;
  const apply = (id: string, macro: string) =>
    jornada.ask('POST', `/api/conversations/${id}/macros/${macro}`);
  const undo = (id: string, use: string) => jornada.ask('DELETE', `/api/conversations/${id}/macros/${use}`);
  let field: string;
  let member: { id: string };
  let department: string;
  beforeAll(async () => {
    field = (await ask('POST', '/api/conversation-fields', { name: 'Cause', kind: 'text' })).key;
    const owner = await signIn(jornada, OWNER);
    member = await newMember(jornada, owner, 'macro@example.com', 'agent', 'Mia');
    department = (await ask('GET', '/api/departments')).items[0].key;
  });

  test('does everything at once, says so in the history, and is undone at once', async () => {
    const macro = await made({
      ...{ name: 'Damaged', assignee: member.id, department, priority: 'high', note: 'Look at the picture' },
      ...{ tags: ['damaged', 'vip'], removeTags: ['late'], fields: { [field]: 'transport' } },
      ...{ status: 'snoozed', snoozeMinutes: 120 },
    });
    const id = await begin({ tags: ['late', 'vip'] });
    const before = await read(id);
    const { status, body } = await apply(id, macro);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.conversation).toMatchObject({
      ...{ assignee: { name: 'Mia' }, department: { key: department }, priority: 'high', status: 'snoozed' },
      ...{ tags: ['vip', 'damaged'], fields: { [field]: 'transport' } },
    });
    const ahead = Date.parse(body.conversation.snoozedUntil) - Date.now();
    expect(ahead).toBeGreaterThan(119 * 60_000);
    expect(ahead).toBeLessThan(121 * 60_000);
    expect(body.conversation.items.at(-1)).toMatchObject({ kind: 'note', text: 'Look at the picture' });
    for (const { reason } of body.conversation.changes)
      expect(reason).toMatchObject({ kind: 'macro', name: 'Damaged' });
    expect((await apply(id, macro)).body.conversation.tags).toEqual(['vip', 'damaged']);

    // It was applied again: what the first did has been changed since.
    expect((await undo(id, body.use)).status).toBe(409);
    const other = await begin({ tags: ['late', 'vip'] });
    const { use } = (await apply(other, macro)).body;
    expect((await undo(other, use)).status).toBe(200);
    const { tags, fields, assignee, priority, status: was, snoozedUntil, items } = await read(other);
    expect({ tags, fields, assignee, priority, status: was, snoozedUntil }).toEqual({
      ...{ tags: before.tags, fields: {}, assignee: null, priority: 'normal', status: 'new' },
      snoozedUntil: null,
    });
    expect(items).toHaveLength(1);
    expect((await undo(other, use)).status).toBe(409);
    expect((await undo(other, crypto.randomUUID())).status).toBe(404);
  });

  test('closes for good, and is still undone', async () => {
    const macro = await made({ name: 'Close', status: 'closed' });
    const id = await begin();
    const { use } = (await apply(id, macro)).body;
    expect(await read(id)).toMatchObject({ status: 'closed' });
    expect((await undo(id, use)).body).toMatchObject({ status: 'new', closedAt: null });
  });

  test('is refused whole where a part is not possible, and says why', async () => {
    const must = await ask('POST', '/api/conversation-fields', {
      name: 'Reason',
      kind: 'text',
      required: true,
    });
    const solving = await made({ name: 'Solve', tags: ['done'], note: 'Done', status: 'solved' });
    const id = await begin();
    const refused = await apply(id, solving);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('"Reason"')]);
    expect(await read(id)).toMatchObject({
      status: 'new',
      tags: [],
      items: [{ kind: 'customer' }],
      changes: [],
    });
    // It fills in by itself what it needs.
    const filling = await made({ name: 'Fill', status: 'solved', fields: { [must.key]: 'Late' } });
    expect((await apply(id, filling)).body.conversation).toMatchObject({ status: 'solved' });
    await ask('DELETE', `/api/conversation-fields/${must.id}`, undefined, 204);

    const leaver = await newMember(jornada, await signIn(jornada, OWNER), 'left@example.com', 'agent', 'Leo');
    const giving = await made({ name: 'To Leo', assignee: leaver.id, tags: ['leo'] });
    await ask('DELETE', `/api/members/${leaver.id}`, undefined, 204);
    const gone = await apply(id, giving);
    expect([gone.status, gone.body.detail]).toEqual([409, expect.stringContaining('works here no more')]);
    const mine = await made({ name: 'Mine', assignee: 'me' });
    expect((await apply(id, mine)).status).toBe(403);
    const said = await made({ name: 'Said', text: 'Olá', tags: ['said'] });
    expect((await apply(id, said)).status).toBe(409);
    expect((await read(id)).tags).toEqual([]);
    expect((await apply(crypto.randomUUID(), solving)).status).toBe(404);
    expect((await apply(id, crypto.randomUUID())).status).toBe(404);
  });

  test('is done to many, each by itself, and undone for each', async () => {
    const macro = await made({ name: 'Open again', status: 'open', tags: ['again'] });
    const [one, other, closed] = [await begin(), await begin(), await begin()];
    await ask('PATCH', `/api/conversations/${closed}`, { status: 'closed' });
    const ids = [one, other, closed];
    const told = await ask('POST', `/api/conversations/macros/${macro}`, { ids }, 200);
    expect(told).toMatchObject({ changed: [one, other], refused: [{ id: closed }] });
    expect(told.refused[0].reason).toContain('closed for good');
    for (const id of told.changed) expect((await undo(id, told.use)).body).toMatchObject({ tags: [] });
  });

  test('with words it happens when the answer is sent, once, and with a later one then', async () => {
    const does = { tags: ['sent'], assignee: 'none', status: 'snoozed', snoozeMinutes: 60, note: 'Waits' };
    const id = await begin();
    const json = { text: 'We look', key: crypto.randomUUID(), does };
    for (const _ of [1, 2]) await ask('POST', `/api/conversations/${id}/messages`, json);
    const sent = await read(id);
    expect(sent).toMatchObject({ status: 'snoozed', tags: ['sent'], assignee: null, waitingSince: null });
    expect(sent.items.map(({ kind }: { kind: string }) => kind)).toEqual(['customer', 'reply', 'note']);

    const solved = await begin();
    const about = { [field]: 'size' };
    const answer = { text: 'Done', does: { status: 'solved', fields: about } };
    await ask('POST', `/api/conversations/${solved}/messages`, answer);
    expect(await read(solved)).toMatchObject({ status: 'solved', fields: about });

    const later = await begin();
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const waits = await ask('POST', `/api/conversations/${later}/later`, { text: 'Soon', sendAt, does });
    expect(waits.does).toMatchObject({ tags: ['sent'] });
    expect((await read(later)).tags).toEqual([]);
    await ask('POST', `/api/later-messages/${waits.id}/send`, undefined, 204);
    expect(await read(later)).toMatchObject({ tags: ['sent'], status: 'snoozed' });
  });

  test('refuses what cannot be, and then nothing is sent', async () => {
    const id = await begin();
    for (const [does, at] of [
      [{ department: 'moon' }, 'department'],
      [{ status: 'snoozed' }, 'snoozeMinutes'],
      [{ fields: { nothing: 'x' } }, 'fields.nothing'],
      [{ assignee: crypto.randomUUID() }, 'assignee'],
    ] as const) {
      const answer = await jornada.ask('POST', `/api/conversations/${id}/messages`, {
        json: { text: 'x', does },
      });
      expect([answer.status, answer.body.errors[0].at]).toEqual([400, at]);
      const saved = await add({ name: `Bad ${at}`, ...does });
      expect([saved.status, saved.body.errors[0].at]).toEqual([400, at]);
    }
    const noted = { json: { kind: 'note', text: 'x', does: { tags: ['a'] } } };
    expect((await jornada.ask('POST', `/api/conversations/${id}/messages`, noted)).status).toBe(400);
    expect((await read(id)).messages).toBe(1);
  });
});

describe('variables', () => {
  test('are filled in; what is not known goes with the space before it', () => {
    const values = { 'customer.first': 'Ana', 'me.name': 'Bea Moraes' };
    expect(fillIn('Olá {{customer.first}},\n{{ me.name }}', values)).toBe('Olá Ana,\nBea Moraes');
    expect(fillIn('Olá {{customer.first}}, tudo bem?', {})).toBe('Olá, tudo bem?');
    expect(fillIn('A{{b}}', {})).toBe('A');
  });

  test('what is filled in is never filled in again', () => {
    expect(fillIn('{{customer.first}}', { 'customer.first': '{{me.name}}', 'me.name': 'x' })).toBe(
      '{{me.name}}',
    );
  });

  test('a text without them stays as it is, and one with them keeps the rest', () => {
    const plain = fc.string().filter((text) => !text.includes('{') && !text.includes('}'));
    fc.assert(fc.property(plain, (text) => fillIn(text, {}) === text && unknownVariables(text).length === 0));
    fc.assert(
      fc.property(
        plain,
        plain,
        fc.constantFrom(...VARIABLES),
        fc.string({ minLength: 1 }),
        (a, b, name, value) => {
          expect(fillIn(`${a}{{${name}}}${b}`, { [name]: value })).toBe(`${a}${value}${b}`);
        },
      ),
    );
  });
});
