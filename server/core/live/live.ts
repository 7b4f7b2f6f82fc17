/**
 * Live news to screens, across processes: whoever changes something says so in its transaction (`announce`), every
 * Jornada process hears it after the commit (LISTEN), and tells the screens that asked for the topic (SSE).
 */
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { RecordConnection } from '../database/database.ts';
import type { Tx } from '../database/workspace.ts';
import type { Permission } from '../http/contract.ts';
import { admit, type Caller } from '../http/serve.ts';
import { log } from '../log.ts';
import { Recent } from './recent.ts';

const CHANNEL = 'jornada_live';
/** PostgreSQL refuses notices of 8000 bytes and more. */
const MAX_NOTICE_BYTES = 7900;
const HEARTBEAT_MS = 20_000;
const RECONNECT_MS = 500;
const LONGEST_AGE_MS = 10 * 60_000;

export interface News {
  topic: string;
  [fact: string]: unknown;
}

interface Notice {
  workspaceId: string;
  topic?: string;
  prefix?: string;
  ids?: string[];
}

/**
 * By the beginning of a topic, up to its colon: which permission hears of it; `oneself`: only whom the topic names behind
 * the colon.
 */
export type Topics = Record<string, Permission | 'oneself'>;

type Listener = (news: News) => void;

/**
 * Says, within the transaction, that something of this workspace changed. Heard only if it commits.
 * News says what to look at again, not what it now is: keep it small. What does not fit is cut to its topic.
 */
export async function announce(tx: Tx, workspaceId: string, news: News[]): Promise<void> {
  if (!news.length) return;
  await sql`select pg_notify(${CHANNEL}, notice) from unnest(${notices(workspaceId, news)}::text[]) notice`.execute(
    tx,
  );
}

/** The texts to `pg_notify`, for doors that write their own SQL. */
export function notices(workspaceId: string, news: News[]): string[] {
  return news.map((one) => {
    const text = JSON.stringify({ workspaceId, ...one });
    return Buffer.byteLength(text) < MAX_NOTICE_BYTES
      ? text
      : JSON.stringify({ workspaceId, topic: one.topic });
  });
}

const IDS_PER_NOTICE = 190;

/** The texts to `pg_notify` that say "something new" on `<prefix><id>` for each of many ids, few to a notice. */
export function noticesOfMany(workspaceId: string, prefix: string, ids: string[]): string[] {
  const texts: string[] = [];
  for (let at = 0; at < ids.length; at += IDS_PER_NOTICE) {
    texts.push(JSON.stringify({ workspaceId, prefix, ids: ids.slice(at, at + IDS_PER_NOTICE) }));
  }
  return texts;
}

export class Live {
  readonly #connection: RecordConnection;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #watching = new Set<(caller: Caller) => void>();
  readonly #recent = new Recent(performance.now());
  #client: pg.Client | null = null;
  #closed = false;

  constructor(connection: RecordConnection) {
    this.#connection = connection;
  }

  async start(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({ ...this.#connection, application_name: 'jornada live' });
    client.on('notification', (notice) => this.#hear(notice.payload ?? '{}'));
    client.on('error', () => this.#again(client));
    client.on('end', () => this.#again(client));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#client = client;
      this.#recent.forget(performance.now());
      // Whatever was said while nobody listened is lost: let every screen look again.
      for (const listeners of this.#listeners.values())
        for (const tell of listeners) tell({ topic: 'again' });
    } catch {
      this.#again(client);
    }
  }

  /** Calls `tell` for news of `topic` in the workspace, until the returned function is called. */
  on(workspaceId: string, topic: string, tell: Listener): () => void {
    const key = `${workspaceId} ${topic}`;
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(tell));
    return () => {
      listeners.delete(tell);
      if (!listeners.size) this.#listeners.delete(key);
    };
  }

  /** Whether something was said of the topic in the last milliseconds, or may have been. */
  isSaidOfLate(workspaceId: string, topic: string, ms: number): boolean {
    return this.#recent.isSaidSince(performance.now() - ms, `${workspaceId} ${topic}`);
  }

  /** Calls `tell` with whoever has a screen open, when it opens and every twenty seconds. */
  onWatching(tell: (caller: Caller) => void): void {
    this.#watching.add(tell);
  }

  tellWatching(caller: Caller): void {
    for (const tell of this.#watching) tell(caller);
  }

  /** Whether anyone in this process waits for news of the topic. */
  hasListeners(workspaceId: string, topic: string): boolean {
    return this.#listeners.has(`${workspaceId} ${topic}`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => {});
  }

  #hear(payload: string) {
    const { workspaceId, prefix, ids, ...news } = JSON.parse(payload) as Notice;
    for (const id of ids ?? []) this.#tell(workspaceId, { topic: `${prefix}${id}` });
    if (news.topic) this.#tell(workspaceId, news as News);
  }

  #tell(workspaceId: string, news: News) {
    const key = `${workspaceId} ${news.topic}`;
    this.#recent.note(performance.now(), key);
    for (const tell of this.#listeners.get(key) ?? []) tell(news);
  }

  #again(client: pg.Client) {
    client.removeAllListeners();
    client.on('error', () => {});
    client.end().catch(() => {});
    if (this.#closed) return;
    log.debug('listening to the record again');
    this.#client = null;
    setTimeout(() => this.start(), RECONNECT_MS).unref();
  }
}

const SomeTopics = z
  .union([z.string(), z.array(z.string()).max(300)])
  .default([])
  .transform((some) => [some].flat());
const Asked = z.object({
  topic: SomeTopics,
  fresh: SomeTopics,
  age: z.coerce.number().int().min(0).max(LONGEST_AGE_MS).default(0),
});

/**
 * `GET /api/live?topic=…&fresh=…&age=…`: a stream of news of all these topics as server-sent events. Of those that the
 * caller may not hear it is silent: screens ask for all of theirs at once, whoever looks. Of the fresh ones, which were
 * looked at before they were listened to, it says when something was said in the last `age` milliseconds, not what.
 */
export function liveRoutes(app: FastifyInstance, live: Live, topics: Topics): void {
  app.get('/api/live', { schema: { hide: true } }, (request, reply) => {
    const caller = admit(request, 'member')!;
    const { topic: known, fresh, age } = Asked.parse(request.query);
    reply.hijack();
    const out = reply.raw;
    out.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    out.write('retry: 1000\n\n');
    const send = (news: News) => out.write(`data: ${JSON.stringify(news)}\n\n`);
    const isHeard = (one: string) => mayHear(caller, one, topics);
    const begun = fresh.filter(isHeard);
    const stops = [...known.filter(isHeard), ...begun].map((one) => live.on(caller.workspaceId, one, send));
    for (const topic of begun) if (live.isSaidOfLate(caller.workspaceId, topic, age)) send({ topic });
    live.tellWatching(caller);
    const heartbeat = setInterval(() => {
      out.write(': still here\n\n');
      live.tellWatching(caller);
    }, HEARTBEAT_MS);
    request.raw.on('close', () => {
      clearInterval(heartbeat);
      for (const stop of stops) stop();
    });
  });
}

function mayHear({ actor, permissions }: Caller, topic: string, topics: Topics): boolean {
  const [head, id] = topic.split(':') as [string, string?];
  const needed = topics[head];
  if (needed === 'oneself') return actor.kind === 'member' && actor.id === id;
  return needed === undefined || permissions.has(needed);
}
