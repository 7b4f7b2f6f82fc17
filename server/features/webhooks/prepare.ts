/**
 * What is to be sent is put together once, right after the commit, and never again: every try and replay sends the same
 * bytes. What it tells of is in the shapes of the API.
 */
import type { Selectable } from 'kysely';
import type { Database } from '../../core/database/database.ts';
import type { WebhookEvents } from '../../core/database/tables.ts';
import { inWorkspace, type Sql, type Tx } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import { enqueueRaw, type Job } from '../../core/jobs/jobs.ts';
import { announce } from '../../core/live/live.ts';
import { dataOf } from './data.ts';
import { sendNow } from './sender.ts';
import { WEBHOOKS_TOPIC } from './topic.ts';

type EventRecord = Selectable<WebhookEvents>;

const PREPARE = 'webhooks.prepare';

interface ToPrepare {
  workspaceId: string;
  eventIds: string[];
}

export async function prepareSoon(sql: Sql, toPrepare: ToPrepare): Promise<void> {
  await enqueueRaw(sql, PREPARE, toPrepare);
}

export const prepareJob = (db: Database): Job<never> => ({
  name: PREPARE,
  async run({ workspaceId, eventIds }: ToPrepare) {
    await inWorkspace(db, { workspaceId }, async (tx) => {
      const events = await tx
        .selectFrom('webhook_events')
        .selectAll()
        .where('id', 'in', eventIds)
        .where('payload', 'is', null)
        .orderBy('id')
        .forUpdate()
        .execute();
      for (const event of events) await prepare(tx, event);
      if (events.length) await announce(tx, workspaceId, [{ topic: WEBHOOKS_TOPIC }]);
    });
    sendNow(db);
  },
});

/** For those who are still there; for nobody, it is kept no longer. */
async function prepare(tx: Tx, event: EventRecord): Promise<void> {
  const { id, workspace_id, type, at, endpoint_ids } = event;
  const endpoints = await tx
    .selectFrom('webhook_endpoints')
    .select('id')
    .where('id', 'in', endpoint_ids)
    .execute();
  if (!endpoints.length) {
    await tx.deleteFrom('webhook_events').where('id', '=', id).execute();
    return;
  }
  const payload = payloadOf(type, at, await dataOf(tx, event));
  await tx.updateTable('webhook_events').set({ payload }).where('id', '=', id).execute();
  for (const endpoint of endpoints) await addDelivery(tx, workspace_id, id, endpoint.id);
}

export const payloadOf = (type: string, at: Date, data: object): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data });

/** @returns its id */
export async function addDelivery(
  tx: Tx,
  workspaceId: string,
  eventId: string,
  endpointId: string,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('webhook_deliveries')
    .values({ id, workspace_id: workspaceId, event_id: eventId, endpoint_id: endpointId })
    .execute();
  return id;
}
