/** Tokens that no browser showed for long open nothing any more. */
import type { Database } from '../../../core/database/database.ts';
import type { Job } from '../../../core/jobs/jobs.ts';

const KEPT_DAYS = 180;

export const sweepTokensJob = (db: Database): Job<never> => ({
  name: 'chat.sweep',
  cron: '23 3 * * *',
  async run() {
    await db.owner.query(`delete from chat_tokens where seen_at < now() - interval '${KEPT_DAYS} days'`);
  },
});
