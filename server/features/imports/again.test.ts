/** An import that was undone, from the file it left behind. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import type { Import } from './contract.ts';
import { uploadPath } from './store.ts';
import { sweepUploads } from './sweep.ts';
import { importFile, undo, until } from './testing.ts';

const DAY_MS = 24 * 3600_000;
let jornada: TestJornada;

beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada?.stop());

const again = (id: string) => jornada.ask('POST', `/api/imports/${id}/again`);
const remove = (id: string) => jornada.ask('DELETE', `/api/imports/${id}`);

async function storedFile(id: string): Promise<string> {
  const { rows } = await jornada.context.db.owner.query('select file_path from imports where id = $1', [id]);
  return uploadPath(jornada.context.config.dataDir, rows[0].file_path);
}

async function undone(mark: string): Promise<Import> {
  const text = `user_id,name,secret\n${mark}-1,Ana,x\n${mark}-2,Bia,y\n`;
  const done = await importFile(jornada, ['people.csv', text], {
    kind: 'customers',
    mapping: { columns: { secret: null } },
  });
  expect(done).toMatchObject({ state: 'done', fileKept: true });
  return undo(jornada, done.id);
}

test('an undone import is imported again from the same file with the same mapping, after a look', async () => {
  const before = await undone('again');
  const { status, body } = await again(before.id);
  expect(status).toBe(201);
  const { kind, columns, mapping, format, fileName } = before;
  expect(body).toMatchObject({ state: 'mapping', kind, columns, mapping, format, fileName, done: 0 });
  expect(body.problem).toEqual({ code: 'asked' });
  expect((await jornada.ask('GET', `/api/imports/${body.id}/preview`)).body).toMatchObject({ ready: true });
  await jornada.ask('POST', `/api/imports/${body.id}/run`);
  const done = await until(jornada, body.id, 'done');
  expect(done.results.made).toMatchObject({ customers: 2 });
  expect((await again(done.id)).status).toBe(409);
});

test('the file stays while one of its imports is listed, and goes with the last', async () => {
  const first = await undone('shared');
  const second: Import = (await again(first.id)).body;
  const file = await storedFile(second.id);
  expect((await remove(first.id)).status).toBe(204);
  expect(existsSync(file)).toBe(true);
  expect((await remove(second.id)).status).toBe(204);
  expect(existsSync(file)).toBe(false);
});

test('a month after the end the file is swept away, and asking for it again says so', async () => {
  const swept = await undone('swept');
  const waiting: Import = (await again((await undone('waiting')).id)).body;
  await sweepUploads(jornada.context, Date.now() + 29 * DAY_MS);
  expect((await jornada.ask('GET', `/api/imports/${swept.id}`)).body.fileKept).toBe(true);
  const file = await storedFile(swept.id);
  await sweepUploads(jornada.context, Date.now() + 31 * DAY_MS);
  expect(existsSync(file)).toBe(false);
  expect((await jornada.ask('GET', `/api/imports/${swept.id}`)).body.fileKept).toBe(false);
  const { status, body } = await again(swept.id);
  expect(status).toBe(409);
  expect(body.detail).toBe('The file "people.csv" is no longer kept. Upload it again.');
  expect(existsSync(await storedFile(waiting.id))).toBe(true);
});

test('a file that somebody deleted from the disk is missed, not imported as nothing', async () => {
  const { id } = await undone('deleted');
  await rm(await storedFile(id));
  expect((await again(id)).status).toBe(409);
});

test('a cancelled import begins again without being undone', async () => {
  const { id } = (await again((await undone('cancelled')).id)).body;
  await jornada.ask('POST', `/api/imports/${id}/cancel`);
  expect((await again(id)).body).toMatchObject({ state: 'mapping', kind: 'customers' });
});
