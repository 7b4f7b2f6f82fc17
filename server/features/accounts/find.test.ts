import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspaceRaw } from '../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { upsertAccounts } from './accounts.ts';

let jornada: TestJornada;

beforeAll(async () => {
  jornada = await startTestJornada();
  const { context, workspaceId } = jornada;
  const told = [
    { externalId: 'A-1', name: 'Padaria São João' },
    { externalId: 'A-2', name: 'Acme 100%' },
    { externalId: 'B-77' },
  ];
  await inWorkspaceRaw(context.db, workspaceId, (sql) => upsertAccounts(sql, workspaceId, told, {}));
});
afterAll(() => jornada?.stop());

const find = async (query: string) => (await jornada.ask('GET', `/api/accounts${query}`)).body.items;
const ids = async (query: string) =>
  (await find(query)).map(({ externalId }: { externalId: string }) => externalId);

test('accounts are listed by name, or by their id where they have none', async () => {
  expect(await ids('')).toEqual(['A-2', 'B-77', 'A-1']);
  expect(await ids('?limit=1')).toEqual(['A-2']);
});

test('they are found by part of name or id, without accents and capitals; signs are only signs', async () => {
  expect(await ids('?search=sao%20joao')).toEqual(['A-1']);
  expect(await ids('?search=b-7')).toEqual(['B-77']);
  expect(await ids('?search=%25')).toEqual(['A-2']);
  expect(await ids('?search=nobody')).toEqual([]);
});

test('one alone by its id', async () => {
  const [first] = await find('');
  expect(await find(`?id=${first.id}`)).toEqual([first]);
});
