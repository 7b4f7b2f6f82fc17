/** Puts the parts together: engines → record up to date → features → doors. `main.ts` runs it; tests do too. */
import type { FastifyInstance } from 'fastify';
import type { Config } from './core/config.ts';
import { type Database, openDatabase, type RecordConnection } from './core/database/database.ts';
import { migrate } from './core/database/migrate.ts';
import type { Context } from './core/feature.ts';
import { sweepFilesJob } from './core/files/sweep.ts';
import { createApp, serveWebApp } from './core/http/app.ts';
import { healthRoutes } from './core/http/health.ts';
import { type Jobs, prepareJobs, startJobs } from './core/jobs/jobs.ts';
import { createLens, type Lens } from './core/lens/lens.ts';
import { Live, liveRoutes } from './core/live/live.ts';
import { features } from './features.ts';

export interface Engines {
  record: RecordConnection;
  /** Address of the lens with user and password. */
  lensUrl: string;
}

export interface Jornada {
  app: FastifyInstance;
  context: Context;
  /** Closes doors, lets what runs come to a safe point, closes connections. The engines stay. */
  stop(): Promise<void>;
}

/** Starts everything but the engines and the listening socket. */
export async function start(config: Config, engines: Engines): Promise<Jornada> {
  const db = openDatabase(engines.record);
  await migrate(db.owner);
  await prepareJobs(db);
  const live = new Live(db.connection);
  const lens = createLens(engines.lensUrl, config.clickhouseCluster);
  const context: Context = { config, db, live, lens };
  const stops: (() => Promise<void>)[] = [];
  for (const feature of features) stops.push((await feature.start?.(context)) ?? (async () => {}));
  const [app, jobs] = await Promise.all([openDoors(context), startWork(context), live.start()]);
  return {
    app,
    context,
    stop: () => stopInOrder(app, jobs, live, lens, db, stops),
  };
}

async function openDoors(context: Context): Promise<FastifyInstance> {
  const app = await createApp();
  healthRoutes(app, context.db, context.lens);
  for (const feature of features) await feature.routes?.(app, context);
  liveRoutes(app, context.live, Object.assign({}, ...features.map(({ topics }) => topics)));
  await serveWebApp(app);
  await app.ready();
  return app;
}

function startWork(context: Context): Promise<Jobs> {
  return startJobs(context.db, [
    sweepFilesJob(context.db, context.config.dataDir),
    ...features.flatMap((feature) => feature.jobs?.(context) ?? []),
  ]);
}

async function stopInOrder(
  app: FastifyInstance,
  jobs: Jobs,
  live: Live,
  lens: Lens,
  db: Database,
  stops: (() => Promise<void>)[],
) {
  await app.close();
  await jobs.stop();
  for (const stop of stops.toReversed()) await stop();
  await live.close();
  await lens.close();
  await db.close();
}
