import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../core/config.ts';
import { openDatabase } from '../../core/database/database.ts';
import { Live } from '../../core/live/live.ts';
import { makeTestDatabase } from '../../testing/database.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { callerOfKey, listenForKeys } from './keys.ts';
import { unattendedFirstStart } from './setup.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
});
afterAll(() => jornada.stop());

async function makeKey(scopes = ['customers.read']) {
  const { status, body } = await jornada.ask('POST', '/api/keys', { json: { name: 'Shop', scopes } });
  expect(status).toBe(201);
  return body as { id: string; key: string; prefix: string };
}

describe('an API key', () => {
  test('is shown once, and the record does not hold it', async () => {
    const { id, key, prefix } = await makeKey();
    expect(key).toMatch(/^jk_[\w-]{32}$/);
    expect(key.startsWith(prefix)).toBe(true);
    const listed = await jornada.ask('GET', '/api/keys');
    expect(listed.body.items.find((one: { id: string }) => one.id === id)).toMatchObject({
      name: 'Shop',
      prefix,
    });
    expect(JSON.stringify(listed.body)).not.toContain(key);
    const { rows } = await jornada.context.db.owner.query(
      'select row_to_json(k)::text as text from api_keys k',
    );
    expect(JSON.stringify(rows)).not.toContain(key);
  });

  test('may do what its scopes say, and no more', async () => {
    const { key } = await makeKey(['customers.read']);
    expect((await jornada.ask('GET', '/api/customers', { key })).status).toBe(200);
    const refused = await jornada.ask('GET', '/api/audit', { key });
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('audit.read');
  });

  test('has no account of its own', async () => {
    expect((await jornada.ask('GET', '/api/me/sessions')).status).toBe(403);
  });

  test('that nobody made, or that is no key, is refused', async () => {
    expect((await jornada.ask('GET', '/api/session', { key: 'jk_made_up_by_somebody' })).status).toBe(401);
    const basic = { authorization: `Basic ${btoa(`${jornada.key}:`)}` };
    expect((await jornada.ask('GET', '/api/workspace', { key: false, headers: basic })).status).toBe(401);
  });

  test('stops working the moment it is revoked', async () => {
    const { id, key } = await makeKey(['workspace.read']);
    expect((await jornada.ask('GET', '/api/workspace', { key })).status).toBe(200);
    expect((await jornada.ask('DELETE', `/api/keys/${id}`)).status).toBe(204);
    expect((await jornada.ask('GET', '/api/workspace', { key })).status).toBe(401);
    expect((await jornada.ask('DELETE', `/api/keys/${id}`)).status).toBe(404);
  });

  test('stops working in the other processes within moments', async () => {
    const db = openDatabase(jornada.context.db.connection);
    const live = new Live(db.connection);
    await live.start();
    const stop = listenForKeys(db, live);
    onTestFinished(async () => {
      stop();
      await live.close();
      await db.close();
    });
    const { id, key } = await makeKey();
    expect((await callerOfKey(db, key))?.actor).toMatchObject({ kind: 'key', id, name: 'Shop' });
    await jornada.ask('DELETE', `/api/keys/${id}`);
    await expect.poll(() => callerOfKey(db, key), { timeout: 60_000, interval: 20 }).toBeNull();
  });

  test('is recognised without asking the record again', async () => {
    const { db } = jornada.context;
    await callerOfKey(db, jornada.key);
    const started = performance.now();
    for (let n = 0; n < 10_000; n++) await callerOfKey(db, jornada.key);
    const microseconds = (performance.now() - started) / 10;
    // One question to the record takes a hundred microseconds at the very least.
    expect(microseconds).toBeLessThan(50);
  });

  test('notes when it was last used', async () => {
    const { id, key } = await makeKey();
    await jornada.ask('GET', '/api/session', { key });
    const lastUsed = async () => {
      const { body } = await jornada.ask('GET', '/api/keys');
      return body.items.find((one: { id: string }) => one.id === id).lastUsedAt;
    };
    await expect.poll(lastUsed, { timeout: 60_000, interval: 20 }).not.toBeNull();
  });
});

describe('an unattended first start', () => {
  const environment = {
    JORNADA_WORKSPACE: 'Test workspace',
    JORNADA_OWNER_EMAIL: 'owner@jornada.example',
    JORNADA_OWNER_PASSWORD: 'a long enough password',
    JORNADA_API_KEY: 'any string of sixteen',
  };

  async function emptyRecord() {
    const { connection, drop } = await makeTestDatabase();
    const db = openDatabase(connection);
    onTestFinished(async () => {
      await db.close();
      await drop();
    });
    return db;
  }

  const counts = `select (select count(*) from workspaces) as workspaces, (select count(*) from members) as members,
                         (select count(*) from api_keys) as keys, (select count(*) from touchpoint_types) > 10 as catalogue`;

  test('makes workspace, owner and key once, whatever number of processes and restarts', async () => {
    const db = await emptyRecord();
    const config = readConfig(environment);
    await Promise.all([1, 2, 3, 4].map(() => unattendedFirstStart(db, config)));
    await unattendedFirstStart(db, config);
    const { rows } = await db.owner.query(counts);
    expect(rows).toEqual([{ workspaces: 1, members: 1, keys: 1, catalogue: true }]);
    expect((await callerOfKey(db, environment.JORNADA_API_KEY))?.permissions.has('track')).toBe(true);
  });

  test('does not bring back a key that was revoked', async () => {
    const db = await emptyRecord();
    await unattendedFirstStart(db, readConfig(environment));
    await db.owner.query('update api_keys set revoked_at = now()');
    await unattendedFirstStart(db, readConfig(environment));
    expect(await callerOfKey(db, environment.JORNADA_API_KEY)).toBeNull();
  });

  test.each([
    [{ JORNADA_OWNER_PASSWORD: '' }, /set JORNADA_OWNER_PASSWORD as well/],
    [{ JORNADA_OWNER_PASSWORD: 'short' }, /at least 10 characters/],
    [{ JORNADA_API_KEY: 'fifteen letters' }, /at least 16/],
    [{ JORNADA_OWNER_EMAIL: 'nobody' }, /must be an e-mail address/],
  ])('says what is missing or wrong: %j', async (change, message) => {
    const db = await emptyRecord();
    await expect(unattendedFirstStart(db, readConfig({ ...environment, ...change }))).rejects.toThrow(
      message,
    );
    expect((await db.owner.query('select from workspaces')).rowCount).toBe(0);
  });
});
