/** Uploads that nobody sent. */
import type { Database } from '../../../core/database/database.ts';
import type { Job } from '../../../core/jobs/jobs.ts';

const KEPT_DAYS = 30;

export const sweepUnsentJob = (db: Database): Job<never> => ({
  name: 'attachments.sweep',
  cron: '7 3 * * *',
  async run() {
    await db.owner.query(
      `delete from attachments where message_id is null and later_id is null and created_at < now() - interval '${KEPT_DAYS} days'`,
    );
  },
});
