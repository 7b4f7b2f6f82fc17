/**
 * Gives back the jobs of killed processes. The queue itself would leave them locked for four hours; we know at once:
 * every process holds an advisory lock on a connection of its own, and a free lock means that its holder is gone.
 */
import { randomInt } from 'node:crypto';
import pg from 'pg';
import type { Database } from '../database/database.ts';
import { log } from '../log.ts';

const RESCUE_EVERY_MS = 15_000;
const MAX_LOCK = 2 ** 47;

export interface Rescue {
  /** Tells that this process runs the worker. */
  claim(workerId: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startRescue(db: Database): Promise<Rescue> {
  const alive = randomInt(1, MAX_LOCK);
  const held = new Set<string>();
  let client: pg.Client | null = null;
  let stopped = false;

  async function hold() {
    if (client || stopped) return;
    const fresh = new pg.Client({ ...db.connection, application_name: 'jornada alive' });
    const lost = () => {
      if (client === fresh) client = null;
    };
    fresh.on('error', lost).on('end', lost);
    await fresh.connect();
    await fresh.query('select pg_advisory_lock($1)', [alive]);
    client = fresh;
    for (const workerId of held) await register(workerId);
  }

  async function register(workerId: string) {
    await db.owner.query(
      'insert into jornada.workers (worker_id, alive) values ($1, $2) on conflict (worker_id) do update set alive = $2',
      [workerId, alive],
    );
  }

  async function round() {
    await hold();
    await giveBack(db.owner);
  }

  await round();
  const timer = setInterval(() => round().catch(() => {}), RESCUE_EVERY_MS);
  return {
    async claim(workerId) {
      held.add(workerId);
      await register(workerId);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await db.owner.query('delete from jornada.workers where alive = $1', [alive]).catch(() => {});
      await client?.end().catch(() => {});
    },
  };
}

/** Unlocks what dead workers held. Returns how many workers were found dead. */
export async function giveBack(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ dead: string[] | null }>(
    `with gone as (
       delete from jornada.workers
       where worker_id in (
         select w.worker_id from jornada.workers w
         where not exists (
           select from pg_locks l
           where l.locktype = 'advisory' and l.granted and l.objsubid = 1
             and l.database = (select oid from pg_database where datname = current_database())
             and (l.classid::bigint << 32 | l.objid::bigint) = w.alive))
       returning worker_id)
     select array_agg(worker_id) as dead from gone`,
  );
  const dead = rows[0]?.dead ?? [];
  if (!dead.length) return 0;
  await owner.query('select graphile_worker.force_unlock_workers($1)', [dead]);
  log.info('took back the jobs of a process that was killed', { workers: dead.length });
  return dead.length;
}
