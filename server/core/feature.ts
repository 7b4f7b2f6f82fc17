/** What a feature brings to the program, and what the program hands to every feature. */
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { Job } from './jobs/jobs.ts';
import type { Lens } from './lens/lens.ts';
import type { Live, Topics } from './live/live.ts';

export interface Context {
  config: Config;
  db: Database;
  live: Live;
  /** ClickHouse itself. Questions go through `ask` of the lens feature. */
  lens: Lens;
}

export interface Feature {
  name: string;
  /** Puts the feature's doors on the server. */
  routes?(app: FastifyInstance, context: Context): void | Promise<void>;
  /** Who may hear of what the feature says to screens; of what is not named, every member and key. */
  topics?: Topics;
  /** The feature's work in the background. */
  jobs?(context: Context): Job<never>[];
  /** Runs once the record is migrated, before the doors open; the returned function runs when the program stops. */
  start?(context: Context): Promise<(() => Promise<void>) | undefined | void>;
}
