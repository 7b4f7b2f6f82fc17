/**
 * Sends what is due, in every process. A row is taken by moving its next try a minute on: whoever is killed meanwhile
 * leaves it to be taken again, so that everything arrives at least once. Nobody waits for anybody else: an endpoint has
 * a few requests under way at a time, and only one while it fails.
 */
import type { Database } from '../../core/database/database.ts';
import type { Context } from '../../core/feature.ts';
import { log } from '../../core/log.ts';
import { attempt, type Taken } from './attempt.ts';
import { sealingKey } from './secrets.ts';

const LOOK_EVERY_MS = 1000;
const AT_ONCE = 64;
const AT_ONCE_TO_ONE = 4;
/** Well beyond the longest try. */
const TAKEN_FOR_S = 60;
/** When the program stops, requests under way may still be answered; after that they are sent again. */
const LEAVE_WITHIN_MS = 3000;

const senders = new WeakMap<Database, () => void>();

/** Something may be due: this process looks now, others within a second. */
export function sendNow(db: Database): void {
  senders.get(db)?.();
}

export async function startSending(context: Pick<Context, 'db' | 'config'>): Promise<() => Promise<void>> {
  const { db } = context;
  const key = await sealingKey(context);
  const underWay = new Map<Promise<void>, string>();
  let looked = Promise.resolve();
  let isLooking = false;
  let isWanted = false;
  let isStopped = false;

  /** Asked for while it looks, it looks once more. */
  function look(): void {
    isWanted = true;
    if (isLooking || isStopped) return;
    isLooking = true;
    looked = lookWhileWanted()
      .catch((error: Error) => {
        if (!isStopped) log.error('webhooks could not be looked for', { error: error.message });
      })
      .finally(() => {
        isLooking = false;
      });
  }

  async function lookWhileWanted(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      for (const taken of await take(db, [...underWay.values()])) begin(taken);
    }
    isLooking = false;
  }

  function begin(taken: Taken): void {
    const trying = attempt(context, key, taken)
      .catch((error: Error) => {
        // The row comes up again by itself.
        if (!isStopped) log.error('a webhook could not be tried', { error: error.stack });
      })
      .finally(() => {
        underWay.delete(trying);
        look();
      });
    underWay.set(trying, taken.endpointId);
  }

  senders.set(db, look);
  const timer = setInterval(look, LOOK_EVERY_MS);
  return async () => {
    isStopped = true;
    clearInterval(timer);
    senders.delete(db);
    await looked;
    const late = new Promise((resolve) => setTimeout(resolve, LEAVE_WITHIN_MS).unref());
    await Promise.race([Promise.all(underWay.keys()), late]);
  };
}

/** What is due, for as many as there is room for; of each endpoint what waits longest. */
async function take(db: Database, busy: string[]): Promise<Taken[]> {
  const room = AT_ONCE - busy.length;
  if (room <= 0) return [];
  const { rows } = await db.owner.query<Taken>(
    `with due as (
       select d.id from webhook_endpoints e
       cross join lateral (
         select w.id, w.next_at from webhook_deliveries w
         where w.endpoint_id = e.id and w.state = 'pending' and w.next_at <= now()
         order by w.next_at
         limit greatest(0, case when e.failing_since is null then $3 else 1 end
           - (select count(*) from unnest($1::uuid[]) as under_way (id) where under_way.id = e.id))
         for update skip locked) d
       where e.disabled_by is null
       order by d.next_at limit $2)
     update webhook_deliveries w
     set attempts = w.attempts + 1, last_at = now(), next_at = now() + make_interval(secs => $4)
     from due where w.id = due.id
     returning w.id, w.workspace_id as "workspaceId", w.endpoint_id as "endpointId", w.attempts`,
    [busy, room, AT_ONCE_TO_ONE, TAKEN_FOR_S],
  );
  return rows;
}
