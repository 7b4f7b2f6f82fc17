/** Forward-only migrations: numbered SQL files, each in its own transaction, safe from several processes at once. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';

/** Any number, the same in every Jornada process. */
const MIGRATION_LOCK = 4_600_001;
const FOLDER = new URL('../../../migrations/', import.meta.url);

interface Migration {
  name: string;
  text: string;
  hash: string;
}

/**
 * Brings the record to this version. Returns the names of the migrations it ran.
 * @throws when a migration fails (nothing of it stays), or when one that already ran has been edited since.
 */
export async function migrate(owner: pg.Pool): Promise<string[]> {
  const migrations = await readMigrations();
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'create table if not exists migrations (name text primary key, hash text not null, at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations');
    const done = new Map(rows.map((row) => [row.name, row.hash]));
    refuseEdited(migrations, done);
    const fresh = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of fresh) await run(client, migration);
    return fresh.map((migration) => migration.name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {});
    client.release();
  }
}

/** Whether every migration of this version has run. */
export async function isMigrated(owner: pg.Pool): Promise<boolean> {
  const names = (await readMigrations()).map((migration) => migration.name);
  const { rows } = await owner.query<{ name: string }>('select name from migrations where name = any($1)', [
    names,
  ]);
  return rows.length === names.length;
}

async function readMigrations(): Promise<Migration[]> {
  const files = (await readdir(FOLDER)).filter((file) => /^\d{4}_[a-z-_]+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (name) => {
      const text = await readFile(new URL(name, FOLDER), 'utf8');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

function refuseEdited(migrations: Migration[], done: Map<string, string>) {
  const edited = migrations.find(({ name, hash }) => done.has(name) && done.get(name) !== hash);
  if (!edited) return;
  throw new Error(
    `migrations/${edited.name} was changed after it had run on this record. ` +
      'Put it back as it was and write what changed into a new migration.',
  );
}

async function run(client: pg.PoolClient, { name, text, hash }: Migration) {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migrations/${name}: ${(error as Error).message}`, { cause: error });
  }
}
