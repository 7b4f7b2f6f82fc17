/** Saved replies through their doors, and their variables. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
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
