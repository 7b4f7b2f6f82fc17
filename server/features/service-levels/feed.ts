/** Holidays that somebody else keeps: read once a day. One that cannot be read leaves those of the last time. */
import { sql } from 'kysely';
import { inWorkspace, type Tx } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { askOutside } from '../../core/http/outgoing.ts';
import { enqueue, type Job } from '../../core/jobs/jobs.ts';
import { announce } from '../../core/live/live.ts';
import { reckonAllSoon } from './again.ts';
import { type FeedHoliday, holidaysOf } from './ical.ts';
import type { CalendarRow } from './rows.ts';

const FEED_JOB = 'service-levels.feed';
const FEEDS_JOB = 'service-levels.feeds';
const TIMEOUT_MS = 20_000;
const MAX_BYTES = 5_000_000;

interface Payload {
  workspaceId: string;
  id: string;
}

export async function readFeedSoon(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await enqueue(tx, FEED_JOB, { workspaceId, id } satisfies Payload, { key: `${FEED_JOB} ${id}` });
}

export const feedJob = (context: FeedContext): Job<never> => ({
  name: FEED_JOB,
  run: ({ workspaceId, id }: Payload) => readFeed(context, workspaceId, id),
});

/** Every night. */
export const feedsJob = ({ db }: FeedContext): Job<never> => ({
  name: FEEDS_JOB,
  cron: '17 3 * * *',
  async run() {
    const { rows } = await db.owner.query<{ workspace_id: string; id: string }>(
      'select workspace_id, id from calendars where feed_url is not null',
    );
    for (const { workspace_id: workspaceId, id } of rows)
      await inWorkspace(db, { workspaceId }, (tx) => readFeedSoon(tx, workspaceId, id));
  },
});

type FeedContext = Pick<Context, 'db' | 'config'>;

/** Asked outside of any transaction, so that a slow one holds nothing up. */
export async function readFeed({ db, config }: FeedContext, workspaceId: string, id: string): Promise<void> {
  const url = await inWorkspace(db, { workspaceId }, (tx) => feedUrl(tx, id));
  if (!url) return;
  const found = await holidaysAt(url, config.privateAddressesAllowed).catch((error: Error) => error.message);
  await inWorkspace(db, { workspaceId }, async (tx) => {
    await (typeof found === 'string'
      ? noteFailure(tx, id, url, found)
      : keep(tx, workspaceId, id, url, found));
    await announce(tx, workspaceId, [{ topic: 'service-levels' }]);
  });
}

async function feedUrl(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.selectFrom('calendars').select('feed_url').where('id', '=', id).executeTakeFirst();
  return row?.feed_url ?? null;
}

async function holidaysAt(url: string, privateAllowed: boolean): Promise<FeedHoliday[]> {
  const limits = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES, privateAllowed };
  const { status, body } = await askOutside(url.replace(/^webcal:/, 'https:'), limits);
  if (status !== 200) throw new Error(`It answers with status ${status}.`);
  return holidaysOf(body.toString('utf8'), Date.now());
}

/** Whoever gave it another address meanwhile has another job for that one. */
async function noteFailure(tx: Tx, id: string, url: string, failure: string): Promise<void> {
  await tx
    .updateTable('calendars')
    .set({ feed_failed_at: new Date(), feed_failure: failure })
    .where('id', '=', id)
    .where('feed_url', '=', url)
    .execute();
}

async function keep(
  tx: Tx,
  workspaceId: string,
  id: string,
  url: string,
  found: FeedHoliday[],
): Promise<void> {
  const { rows } = await sql<Pick<CalendarRow, 'feed_holidays'>>`
    select feed_holidays from calendars where id = ${id} and feed_url = ${url} for update`.execute(tx);
  if (!rows[0]) return;
  await tx
    .updateTable('calendars')
    .set({
      feed_holidays: JSON.stringify(found),
      feed_read_at: new Date(),
      feed_failed_at: null,
      feed_failure: null,
    })
    .where('id', '=', id)
    .execute();
  const days = (holidays: FeedHoliday[]) => holidays.map(({ date }) => date).join();
  if (days(rows[0].feed_holidays) !== days(found)) await reckonAllSoon(tx, workspaceId);
}
