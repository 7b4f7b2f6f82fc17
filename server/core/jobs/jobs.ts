/** Work that outlives the request: queued in the record, within the transaction that wants it done. */
import { EventEmitter } from 'node:events';
import {
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { Database } from '../database/database.ts';
import { type Sql, sqlOf, type Tx } from '../database/workspace.ts';
import { log } from '../log.ts';
import { startRescue } from './rescue.ts';

export interface JobContext {
  /** Aborted when the process wants to stop: leave off at the next safe point, the job will come again. */
  signal: AbortSignal;
  attempt: number;
}

/** One kind of work. Must be safe to run again: a killed process starts it anew. */
export interface Job<Payload> {
  name: string;
  run(payload: Payload, context: JobContext): Promise<void>;
  /** Cron line (UTC), for work that comes round by itself. Its payload is empty. */
  cron?: string;
}

export interface EnqueueOptions {
  /** A waiting job with the same key is replaced, not doubled. */
  key?: string;
  /** Jobs of one queue run one after another. */
  queue?: string;
  at?: Date;
}

/** Queues a job; it exists only if the transaction commits. */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: object,
  options: EnqueueOptions = {},
): Promise<void> {
  await enqueueRaw(sqlOf(tx), name, payload, options);
}

/** The same for the doors that write on a bare connection. */
export async function enqueueRaw(
  sql: Sql,
  name: string,
  payload: object,
  options: EnqueueOptions = {},
): Promise<void> {
  const { key = null, queue = null, at = null } = options;
  await sql.query('select jornada.enqueue($1, $2::json, $3, $4, $5)', [
    ...[name, JSON.stringify(payload)],
    ...[key, queue, at],
  ]);
}

export interface Jobs {
  stop(): Promise<void>;
}

/** Makes or updates the queue's own tables; must come before the first `enqueue`. */
export async function prepareJobs(db: Database): Promise<void> {
  await runMigrations({ pgPool: db.owner, logger: quiet });
}

export async function startJobs(db: Database, jobs: Job<never>[]): Promise<Jobs> {
  const stopping = new AbortController();
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      (payload, helpers) =>
        job.run(payload as never, { signal: stopping.signal, attempt: helpers.job.attempts }),
    ]),
  );
  const rescue = await startRescue(db);
  const events = new EventEmitter() as WorkerEvents;
  // Jobs are locked in the name of the pool, not of its workers.
  events.on('pool:create', ({ workerPool }) => {
    rescue.claim(workerPool.id).catch(() => {});
  });
  events.on('job:error', ({ job, error }) => {
    if (stopping.signal.aborted) return;
    log.error('a job failed', {
      job: job.task_identifier,
      attempt: job.attempts,
      error: (error as Error).stack,
    });
  });
  const cron = jobs.flatMap((job) =>
    job.cron ? [{ task: job.name, match: job.cron, identifier: job.name }] : [],
  );
  const runner: Runner = await run({
    pgPool: db.owner,
    taskList,
    parsedCronItems: parseCronItems(cron),
    concurrency: 4,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: quiet,
    events,
  });
  return {
    async stop() {
      stopping.abort();
      await runner.stop().catch(() => {});
      await rescue.stop();
    },
  };
}

const quiet = new Logger(() => (level, message) => {
  if (level === 'error') log.debug(`jobs: ${message}`);
});
