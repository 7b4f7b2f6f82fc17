import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { eventually } from '../../testing/processes.ts';
import { ask } from './ask.ts';
import { currentDatabase, forgetCurrentDatabase, lensId } from './current.ts';
import { settle } from './project/fillings.ts';
import { LENS_TABLE_NAMES } from './tables.ts';
import { differences, NO_DIFFERENCES } from './testing.ts';

let jornada: TestJornada;

beforeAll(async () => {
  jornada = await startTestJornada();
  await send(40, 'before');
  await jornada.ask('POST', '/v1/alias', {
    json: { previousId: 'person-1', userId: 'person-2', messageId: 'alias' },
  });
  await lensCaughtUp(jornada.context);
});

afterAll(() => jornada.stop());

const DEVICES = [
  {},
  { device: { type: 'ios' } },
  { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
];

async function send(many: number, word: string) {
  const batch = Array.from({ length: many }, (_, n) => ({
    type: 'track',
    event: n % 3 ? 'Product Viewed' : 'Order Completed',
    userId: `person-${n % 7}`,
    messageId: `${word}-${n}`,
    timestamp: new Date(Date.UTC(2025, n % 12, 1 + n)).toISOString(),
    context: DEVICES[n % DEVICES.length],
    properties: { order_id: `${word}-${n}`, sku: `S${n % 3}`, total: 10, currency: 'BRL' },
  }));
  const { status } = await jornada.ask('POST', '/v1/batch', { json: { batch } });
  expect(status).toBe(200);
}

/** Of each workspace and month: how many, and a sum over every column of every row. */
async function checksums() {
  const { db, lens } = jornada.context;
  forgetCurrentDatabase(lens);
  const database = await currentDatabase(db, lens);
  const answer = await lens.query({
    query: `SELECT workspace, toYYYYMM(at) AS month, count() AS n, sum(cityHash64(* EXCEPT (step))) AS checksum
      FROM ${database}.touchpoints GROUP BY ALL ORDER BY ALL`,
    format: 'JSONEachRow',
  });
  return { database, sums: await answer.json() };
}

describe('rebuilding the lens', () => {
  test('gives what following the record gave, by checksum of each workspace and month', async () => {
    const before = await checksums();
    const started = await jornada.ask('POST', '/api/lens/rebuild', { json: {} });
    expect(started.status).toBe(202);
    await eventually(async () => expect((await checksums()).database).not.toBe(before.database));
    expect((await checksums()).sums).toEqual(before.sums);
    for (const table of LENS_TABLE_NAMES)
      expect(await differences(jornada.context, table), table).toEqual(NO_DIFFERENCES);
  });

  test('answers questions meanwhile, and loses nothing that arrives', async () => {
    await jornada.ask('POST', '/api/lens/rebuild', { json: {} });
    const answers: number[] = [];
    await send(30, 'meanwhile');
    await eventually(async () => {
      const [row] = await ask<{ n: number }>(jornada.context, jornada.workspaceId, {
        sql: 'SELECT count() AS n FROM touchpoints',
      });
      answers.push(row!.n);
      const { body } = await jornada.ask('GET', '/api/lens');
      expect(body.state).toBe('current');
    });
    await lensCaughtUp(jornada.context);
    expect(answers.every((n) => n > 0)).toBe(true);
    expect(await differences(jornada.context, 'touchpoints')).toEqual(NO_DIFFERENCES);
  });

  test('is begun once: a second asking is told so', async () => {
    const { db } = jornada.context;
    // No projection can take it up while its table is locked.
    const client = await db.owner.connect();
    await client.query('begin');
    const first = jornada.ask('POST', '/api/lens/rebuild', { json: {} });
    const both = await Promise.all([first, jornada.ask('POST', '/api/lens/rebuild', { json: {} })]);
    await client.query('commit');
    client.release();
    expect(both.map(({ status }) => status).sort()).toEqual([202, 409]);
    await eventually(async () => expect((await jornada.ask('GET', '/api/lens')).body.state).toBe('current'));
  });

  test('is for whoever may manage the workspace', async () => {
    const { body } = await jornada.ask('POST', '/api/keys', {
      json: { name: 'reader', scopes: ['journeys.read'] },
    });
    const { status } = await jornada.ask('POST', '/api/lens/rebuild', { json: {}, key: body.key });
    expect(status).toBe(403);
    expect((await jornada.ask('GET', '/api/lens', { key: body.key })).status).toBe(200);
  });
});

describe('a lens that lost its tables', () => {
  test('is filled again by itself', async () => {
    const { db, lens } = jornada.context;
    const { database } = await checksums();
    await lens.command({ query: `DROP DATABASE ${database} SYNC` });
    await send(5, 'after');
    await eventually(async () => expect((await checksums()).database).not.toBe(database));
    await lensCaughtUp(jornada.context);
    expect(await differences({ db, lens }, 'touchpoints')).toEqual(NO_DIFFERENCES);
  });
});

describe('a lens of an older Jornada', () => {
  test('gets the columns that it has not, and is filled again', async () => {
    const { db, lens } = jornada.context;
    const { database, sums } = await checksums();
    await lens.command({ query: `ALTER TABLE ${database}.touchpoints DROP COLUMN device` });
    await settle(db.owner, lens, await lensId(lens));
    expect(
      await ask(jornada.context, jornada.workspaceId, { sql: 'SELECT device FROM touchpoints' }),
    ).not.toEqual([]);
    await eventually(async () => expect((await checksums()).database).not.toBe(database));
    expect((await checksums()).sums).toEqual(sums);
  });

  test('gets the tables that it has not, and is filled again', async () => {
    const { db, lens } = jornada.context;
    const json = { channel: 'phone', customer: { email: 'asks@example.com' }, text: 'Where is it?' };
    await jornada.ask('POST', '/api/conversations', { json });
    await lensCaughtUp(jornada.context);
    const { database } = await checksums();
    await lens.command({ query: `DROP TABLE ${database}.conversations SYNC` });
    await settle(db.owner, lens, await lensId(lens));
    await eventually(async () => expect((await checksums()).database).not.toBe(database));
    for (const table of ['conversations', 'service_times', 'quality_reviews', 'contact_log'] as const)
      expect(await differences(jornada.context, table), table).toEqual(NO_DIFFERENCES);
    const [found] = await ask<{ n: number }>(jornada.context, jornada.workspaceId, {
      sql: 'SELECT count() AS n FROM conversations',
    });
    expect(found!.n).toBeGreaterThan(0);
  });
});

describe('questions', () => {
  test('see one workspace only, whatever they name', async () => {
    const other = crypto.randomUUID();
    const count = (workspace: string) =>
      ask<{ n: number }>(jornada.context, workspace, { sql: 'SELECT count() AS n FROM touchpoints' });
    expect((await count(other))[0]!.n).toBe(0);
    expect((await count(jornada.workspaceId))[0]!.n).toBeGreaterThan(0);
  });

  test('that are too heavy say so, and what to narrow', async () => {
    const heavy = ask(jornada.context, jornada.workspaceId, {
      sql: 'SELECT length(groupArray(number)) AS n FROM numbers(1000000000)',
    });
    await expect(heavy).rejects.toMatchObject({ problem: { type: 'urn:jornada:too-heavy', status: 422 } });
  }, 60_000);

  test('are refused politely while the lens does not answer', async () => {
    const { createLens } = await import('../../core/lens/lens.ts');
    const nobody = createLens('http://default:none@127.0.0.1:9');
    const asked = ask({ ...jornada.context, lens: nobody }, jornada.workspaceId, { sql: 'SELECT 1 AS one' });
    await expect(asked).rejects.toMatchObject({ problem: { status: 503 } });
    await nobody.close();
  });
});
