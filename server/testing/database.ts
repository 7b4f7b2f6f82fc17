/** A migrated database of a test's own, gone with the test. */
import { randomBytes, randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { type Database, openDatabase, type RecordConnection } from '../core/database/database.ts';
import { type Scope, SYSTEM } from '../core/database/workspace.ts';
import { TEMPLATE } from './global-setup.ts';

/** A fresh migrated database, opened; it is closed and dropped with the test that asked for it. */
export async function testDatabase(): Promise<Database> {
  const { connection, drop } = await makeTestDatabase();
  const db = openDatabase(connection);
  onTestFinished(async () => {
    await db.close();
    await drop();
  });
  return db;
}

/** The same without opening it, for what lives longer than one test: call `drop` when done. */
export async function makeTestDatabase(): Promise<{ connection: RecordConnection; drop(): Promise<void> }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await maintain(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  return {
    connection: { ...inject('record'), database: name },
    drop: () => maintain(`drop database if exists ${name} with (force)`),
  };
}

async function maintain(text: string) {
  const maintenance = openDatabase(inject('record'), { owner: 1, app: 1 });
  try {
    await maintenance.owner.query(text);
  } finally {
    await maintenance.close();
  }
}

/** A bare workspace row, for tests below the doors. */
export async function testWorkspace(db: Database, country = 'BR'): Promise<Scope> {
  const workspaceId = randomUUID();
  await db.owner.query('insert into workspaces (id, name, country) values ($1, $2, $3)', [
    workspaceId,
    `Workspace ${workspaceId.slice(0, 4)}`,
    country,
  ]);
  return { workspaceId, actor: SYSTEM };
}
