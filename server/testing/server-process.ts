/** Whole Jornadas in processes of their own, on the engines of the test run: to be killed, or to stand side by side. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { inject } from 'vitest';
import type { RecordConnection } from '../core/database/database.ts';
import { type Asked, type AskOptions, ask, OWNER } from './jornada.ts';
import { eventually, killHard } from './processes.ts';

/** Two cores may have a whole test run to carry meanwhile. */
const READY_WITHIN_MS = 60_000;
const MAIN = new URL('../main.ts', import.meta.url).pathname;

export interface ServerProcess {
  /** `http://127.0.0.1:PORT` */
  url: string;
  child: ChildProcess;
  /** Asks with the key that the first server of the database made, unless told otherwise. */
  ask(method: string, address: string, options?: AskOptions): Promise<Asked>;
  /** Ends it the hard way. */
  kill(): Promise<void>;
}

interface ServerProcessOptions {
  /** The record, which any number of them share. */
  connection: RecordConnection;
  dataDir: string;
  key: string;
  /** Settings besides. */
  environment?: Record<string, string>;
}

/** `jornada start` with `DATABASE_URL` and `CLICKHOUSE_URL`, on a free port; resolves when it is ready. */
export async function startServerProcess({
  connection,
  dataDir,
  key,
  environment = {},
}: ServerProcessOptions): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      PORT: String(port),
      JORNADA_DATA: dataDir,
      DATABASE_URL: addressOf(connection),
      CLICKHOUSE_URL: inject('lensUrl'),
      JORNADA_WORKSPACE: 'Test workspace',
      JORNADA_OWNER_EMAIL: OWNER.email,
      JORNADA_OWNER_PASSWORD: OWNER.password,
      JORNADA_API_KEY: key,
      ...environment,
    },
    stdio: 'ignore',
  });
  await eventually(async () => {
    const { status } = await ask(`${url}/readyz`, 'GET', {});
    if (status !== 200) throw new Error(`the server answers ${status}`);
  }, READY_WITHIN_MS);
  return {
    ...{ url, child },
    ask: (method, address, options = {}) => ask(`${url}${address}`, method, { key, ...options }),
    kill: () => killHard(child),
  };
}

function addressOf({ host, port, user, database }: RecordConnection): string {
  return `postgres://${user}@localhost:${port ?? 5432}/${database}?host=${encodeURIComponent(host ?? '')}`;
}

async function freePort(): Promise<number> {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as { port: number };
  listening.close();
  return port;
}
