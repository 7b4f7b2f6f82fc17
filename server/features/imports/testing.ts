/** Uploading and waiting, as tests of imports do it. */
import { expect } from 'vitest';
import type { TestJornada } from '../../testing/jornada.ts';
import type { Import } from './contract.ts';

export type TestFile = [name: string, content: string | Buffer];

const WAIT_MS = 60_000;

/** Uploads files in one form and answers their imports as they were made. */
export async function upload(
  jornada: TestJornada,
  files: TestFile[],
  fields: Record<string, string | object> = {},
): Promise<Import[]> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  for (const [name, content] of files) form.append('file', new Blob([content as BlobPart]), name);
  const { status, body } = await jornada.ask('POST', '/api/imports', { body: form });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.imports;
}

/** Waits until the import is in one of these states. */
export async function until(jornada: TestJornada, id: string, ...states: Import['state'][]): Promise<Import> {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    const { body } = await jornada.ask('GET', `/api/imports/${id}`);
    if (states.includes(body.state)) return body;
    if (Date.now() > end)
      throw new Error(`import ${id} did not become ${states.join(' or ')}: ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Uploads one file and waits for the end of its import. */
export async function importFile(
  jornada: TestJornada,
  file: TestFile,
  fields: Record<string, string | object> = {},
): Promise<Import> {
  const [made] = await upload(jornada, [file], fields);
  return until(jornada, made!.id, 'done', 'failed', 'mapping');
}

export async function undo(jornada: TestJornada, id: string): Promise<Import> {
  const { status, body } = await jornada.ask('POST', `/api/imports/${id}/undo`);
  expect(status, JSON.stringify(body)).toBe(200);
  return until(jornada, id, 'undone');
}
