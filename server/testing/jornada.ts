/** A whole Jornada on a database of its own, with a workspace, its owner's session and a key with every scope. */
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import { readConfig } from '../core/config.ts';
import type { Context } from '../core/feature.ts';
import { createLens } from '../core/lens/lens.ts';
import { dropDatabase } from '../features/lens/project/fillings.ts';
import { start } from '../start.ts';
import { makeTestDatabase } from './database.ts';
import { scratchFolder } from './scratch.ts';

export const OWNER = { email: 'owner@jornada.example', password: 'a long enough password' };

export interface TestJornada {
  /** `http://127.0.0.1:PORT` */
  url: string;
  app: FastifyInstance;
  context: Context;
  /** Empty when the environment asked for no workspace. */
  workspaceId: string;
  /** An API key with all scopes. */
  key: string;
  /** Asks with the key, unless told otherwise; `json` is sent as body. */
  ask(method: string, address: string, options?: AskOptions): Promise<Asked>;
  stop(): Promise<void>;
}

export interface AskOptions {
  json?: unknown;
  body?: RequestInit['body'];
  headers?: Record<string, string>;
  /** False: as a stranger. */
  key?: string | false;
}

export interface Asked {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what a test asserts about
  body: any;
}

/**
 * Starts it on a free port of loopback. Stop it in `afterAll`.
 * @param lensUrl of a lens of its own; without one, of the lens of the whole run
 */
export async function startTestJornada(
  environment: Record<string, string> = {},
  lensUrl: string = inject('lensUrl'),
): Promise<TestJornada> {
  const { connection, drop } = await makeTestDatabase();
  const dataDir = await scratchFolder();
  const key = `jk_test_${crypto.randomUUID()}`;
  const config = readConfig({
    PORT: '0',
    JORNADA_DATA: dataDir,
    JORNADA_WORKSPACE: 'Test workspace',
    JORNADA_OWNER_EMAIL: OWNER.email,
    JORNADA_OWNER_PASSWORD: OWNER.password,
    JORNADA_API_KEY: key,
    ...environment,
  });
  const jornada = await start(config, { record: connection, lensUrl });
  await jornada.app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(jornada.app.server.address() as AddressInfo).port}`;
  const { rows } = await jornada.context.db.owner.query('select id from workspaces');
  return {
    url,
    app: jornada.app,
    context: jornada.context,
    workspaceId: rows[0]?.id ?? '',
    key,
    ask: (method, address, options = {}) => ask(`${url}${address}`, method, { key, ...options }),
    async stop() {
      const fillings = await fillingsIn(jornada.context);
      await jornada.stop();
      await dropFillings(lensUrl, fillings);
      await drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Databases of the lens. None where a test stopped the record itself. */
async function fillingsIn({ db }: Context): Promise<string[]> {
  const found = await db.owner
    .query<{ database: string }>('select database from jornada.lenses')
    .catch(() => null);
  return found?.rows.map(({ database }) => database) ?? [];
}

/** Left behind, hundreds of them would keep the lens of the run busy: each table has work of its own, also when empty. */
async function dropFillings(lensUrl: string, fillings: string[]): Promise<void> {
  const lens = createLens(lensUrl);
  // A lens of a test's own may be gone already, and its tables with it.
  for (const database of fillings) await dropDatabase(lens, database).catch(() => {});
  await lens.close();
}

/** Asks an address; without a key as a stranger. */
export async function ask(
  url: string,
  method: string,
  { json, body, headers = {}, key }: AskOptions,
): Promise<Asked> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: json === undefined ? body : JSON.stringify(json),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text ? JSON.parse(text) : text,
  };
}
