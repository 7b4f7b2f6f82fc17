/** What was sent, what became of it, and sending it again. */
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { WebhookDeliveries } from '../../core/database/tables.ts';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { ExactMoment, readCursor, writeCursor } from '../../core/http/cursor.ts';
import { conflict, notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { TEST_TYPE, type WebhookDelivery, type webhooksApi } from './contract.ts';
import { type EndpointRecord, holdEndpoint, readEndpoint } from './endpoints.ts';
import { addDelivery, payloadOf } from './prepare.ts';
import { WEBHOOKS_TOPIC } from './topic.ts';

type Told = z.input<typeof WebhookDelivery>;
type Query = z.output<typeof webhooksApi.deliveries.query & object>;

const Place = z.object({ at: ExactMoment, id: z.uuid() });

/** @throws 404; 400 for a cursor of something else */
export async function listDeliveries(tx: Tx, endpointId: string, { state, cursor, limit }: Query) {
  await readEndpoint(tx, endpointId);
  const place = readCursor(Place, cursor);
  const rows = await withEvent(tx)
    .select(sql<string>`d.created_at::text`.as('exact_at'))
    .where('d.endpoint_id', '=', endpointId)
    .$if(state !== undefined, (query) => query.where('d.state', '=', state!))
    .$if(place !== undefined, (query) =>
      query.where(sql<boolean>`(d.created_at, d.id) < (${place?.at}::timestamptz, ${place?.id}::uuid)`),
    )
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(toldOf),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.exact_at, id: last.id }) : null,
  };
}

/** @throws 404 */
export async function readDelivery(tx: Tx, endpointId: string, id: string) {
  const row = await withEvent(tx)
    .select('e.payload')
    .where('d.id', '=', id)
    .where('d.endpoint_id', '=', endpointId)
    .executeTakeFirst();
  if (!row) throw notFound(`Nothing was sent to the endpoint ${endpointId} under ${id}, or not lately.`);
  return { ...toldOf(row), payload: row.payload ?? '' };
}

/** @throws 404; 409 for an endpoint that is turned off */
export async function replay(tx: Tx, scope: Scope, endpointId: string, id: string): Promise<Told> {
  await holdEnabled(tx, endpointId);
  await readDelivery(tx, endpointId, id);
  await tx
    .updateTable('webhook_deliveries')
    .set({ state: 'pending', attempts: 0, next_at: new Date() })
    .where('id', '=', id)
    .execute();
  await announce(tx, scope.workspaceId, [{ topic: WEBHOOKS_TOPIC }]);
  return toldWithoutPayload(tx, endpointId, id);
}

/** @returns how many. @throws 404; 409 for an endpoint that is turned off */
export async function replayFailed(tx: Tx, scope: Scope, endpointId: string, since: string): Promise<number> {
  const { url } = await holdEnabled(tx, endpointId);
  const again = await tx
    .updateTable('webhook_deliveries')
    .set({ state: 'pending', attempts: 0, next_at: new Date() })
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'failed')
    .where('created_at', '>=', new Date(since))
    .executeTakeFirst();
  const replayed = Number(again.numUpdatedRows);
  if (replayed)
    await audit(tx, scope, {
      action: 'webhook.replayed',
      subject: { kind: 'webhook', id: endpointId, name: url },
      after: { since, replayed },
    });
  await announce(tx, scope.workspaceId, [{ topic: WEBHOOKS_TOPIC }]);
  return replayed;
}

/** @throws 404; 409 for an endpoint that is turned off */
export async function sendTest(tx: Tx, { workspaceId, actor }: Scope, endpointId: string): Promise<Told> {
  await holdEnabled(tx, endpointId);
  const eventId = newId();
  const at = new Date();
  await tx
    .insertInto('webhook_events')
    .values({
      ...{ id: eventId, workspace_id: workspaceId, type: TEST_TYPE, at, endpoint_ids: [endpointId] },
      payload: payloadOf(TEST_TYPE, at, { endpoint: endpointId, sentBy: actor.name }),
    })
    .execute();
  const id = await addDelivery(tx, workspaceId, eventId, endpointId);
  await announce(tx, workspaceId, [{ topic: WEBHOOKS_TOPIC }]);
  return toldWithoutPayload(tx, endpointId, id);
}

async function holdEnabled(tx: Tx, id: string): Promise<EndpointRecord> {
  const endpoint = await holdEndpoint(tx, id);
  if (endpoint.disabled_by) throw conflict('The endpoint is turned off. Turn it on first.');
  return endpoint;
}

async function toldWithoutPayload(tx: Tx, endpointId: string, id: string): Promise<Told> {
  const { payload: _, ...told } = await readDelivery(tx, endpointId, id);
  return told;
}

function withEvent(tx: Tx) {
  return tx
    .selectFrom('webhook_deliveries as d')
    .innerJoin('webhook_events as e', 'e.id', 'd.event_id')
    .selectAll('d')
    .select(['e.type', 'e.at']);
}

function toldOf(row: Selectable<WebhookDeliveries> & { type: string; at: Date }): Told {
  const { id, type, attempts, status, excerpt, detail } = row;
  return {
    ...{ id, eventId: row.event_id, type, at: row.at.toISOString(), attempts },
    ...{ state: row.state as Told['state'], lastAt: row.last_at?.toISOString() ?? null },
    ...{ status, excerpt, trouble: row.trouble as Told['trouble'], detail },
    nextAt: row.state === 'pending' ? row.next_at.toISOString() : null,
  };
}
