/** The record: pools on PostgreSQL, as its owner and as the role that row-level security holds. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { log } from '../log.ts';
import type { DB } from './tables.ts';

export interface RecordConnection {
  host?: string;
  port?: number;
  user?: string;
  database?: string;
  connectionString?: string;
}

export interface Database {
  /** Owns the tables and sees every workspace: for migrations, sign-in, jobs and doors that do not know one yet. */
  owner: pg.Pool;
  /** Acts as `jornada_app`, which sees nothing until a transaction names a workspace: use `inWorkspace`. */
  app: pg.Pool;
  /** Typed queries over `app`. */
  kysely: Kysely<DB>;
  connection: RecordConnection;
  close(): Promise<void>;
}

const INT8 = 20;
const NUMERIC = 1700;

/** Counts and minor units fit a double exactly up to 2^53; scores and quantities are small. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8 || oid === NUMERIC) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/** Opens the pools; nothing is asked of the server yet. */
export function openDatabase(connection: RecordConnection, sizes = { owner: 6, app: 12 }): Database {
  const owner = pool({ ...connection, max: sizes.owner, application_name: 'jornada' });
  const app = pool({
    ...connection,
    max: sizes.app,
    application_name: 'jornada app',
    options: '-c role=jornada_app',
  });
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool: app }) });
  return {
    owner,
    app,
    kysely,
    connection,
    async close() {
      // Goodbyes are on their way: a server that stops meanwhile cuts them off, and that is no news.
      for (const each of [owner, app]) each.removeAllListeners('error').on('error', () => {});
      await Promise.all([owner.end(), app.end()]);
    },
  };
}

function pool(config: pg.PoolConfig): pg.Pool {
  const made = new pg.Pool({ ...config, types, connectionTimeoutMillis: 5000, idleTimeoutMillis: 30_000 });
  // An idle connection that the server closes is no reason to stop: the pool opens another one.
  made.on('error', (error) => log.warn('a connection to the record was lost', { reason: error.message }));
  made.on('connect', (client) => client.on('error', () => {}));
  return made;
}
