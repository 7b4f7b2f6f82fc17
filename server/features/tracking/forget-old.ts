/** Refused calls are kept for a season: whoever has not looked at them by then will not. */
import type { Database } from '../../core/database/database.ts';
import type { Job } from '../../core/jobs/jobs.ts';

const KEPT_DAYS = 90;

export function forgetOldJob(db: Database): Job<object> {
  return {
    name: 'tracking.forget-old',
    cron: '40 3 * * *',
    async run() {
      await db.owner.query(
        `delete from tracking_rejects where received_at < now() - make_interval(days => $1)`,
        [KEPT_DAYS],
      );
    },
  };
}
