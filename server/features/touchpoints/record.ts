/** The spine: appending what happened. */
import { jsons, texts, timestamps, uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { stableId } from '../../core/ids.ts';
import { noticesOfMany } from '../../core/live/live.ts';
import { canonicalTypes } from './catalogue.ts';
import { type Seen, widenSeen } from './seen.ts';

export interface NewTouchpoint {
  /** The customer as identified (`identify`). */
  customerId: string;
  /** When it happened. */
  at: Date;
  /** As named by whoever sent it; two spellings of one name become one type. */
  type: string;
  /** page, screen, track, identify, group, alias, order, response, … */
  kind: string;
  /** The channel when known better than by the type. */
  channel?: string | null;
  source: string;
  /** With source, what makes it this touchpoint and no other: the same again changes nothing. */
  messageId: string;
  /** An object, or its JSON text. */
  properties?: object | string;
  context?: object | string | null;
  originalAt?: Date | null;
  orderId?: string | null;
  importId?: string | null;
}

/** The id a touchpoint has, whenever and however often it arrives. */
export function touchpointId(workspaceId: string, source: string, messageId: string): string {
  return stableId(workspaceId, source, messageId);
}

/**
 * Appends touchpoints, each once, in the given transaction (after `identify`, which holds the workspace): registers
 * unknown types in the catalogue, widens the customers' first and last seen, tells screens that watch these
 * customers. Answers how many were new.
 */
export async function recordTouchpoints(
  sql: Sql,
  workspaceId: string,
  touchpoints: NewTouchpoint[],
): Promise<{ inserted: number }> {
  if (!touchpoints.length) return { inserted: 0 };
  const types = await canonicalTypes(
    sql,
    workspaceId,
    touchpoints.map(({ type }) => type),
  );
  const inserted = await append(sql, workspaceId, touchpoints, types);
  if (!inserted) return { inserted };
  const seen = seenBy(touchpoints);
  await widenSeen(sql, seen);
  await sql.query(`select pg_notify('jornada_live', notice) from unnest($1::text[]) notice`, [
    texts(noticesOfMany(workspaceId, 'customer:', [...seen.keys()])),
  ]);
  return { inserted };
}

async function append(
  sql: Sql,
  workspaceId: string,
  touchpoints: NewTouchpoint[],
  types: string[],
): Promise<number> {
  const { rowCount } = await sql.query(
    `insert into touchpoints (workspace_id, id, customer_id, at, type, kind, channel, source, message_id,
       properties, context, original_at, order_id, import_id)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::text[], $10::jsonb[], $11::jsonb[], $12::timestamptz[], $13::uuid[], $14::uuid[])
     on conflict (id) do nothing`,
    [
      workspaceId,
      uuids(touchpoints.map(({ source, messageId }) => touchpointId(workspaceId, source, messageId))),
      uuids(touchpoints.map(({ customerId }) => customerId)),
      timestamps(touchpoints.map(({ at }) => at)),
      texts(types),
      texts(touchpoints.map(({ kind }) => kind)),
      texts(touchpoints.map(({ channel }) => channel)),
      texts(touchpoints.map(({ source }) => source)),
      texts(touchpoints.map(({ messageId }) => messageId)),
      jsons(touchpoints.map(({ properties }) => jsonOf(properties) ?? '{}')),
      jsons(touchpoints.map(({ context }) => jsonOf(context))),
      timestamps(touchpoints.map(({ originalAt }) => originalAt)),
      uuids(touchpoints.map(({ orderId }) => orderId)),
      uuids(touchpoints.map(({ importId }) => importId)),
    ],
  );
  return rowCount ?? 0;
}

function jsonOf(value: object | string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function seenBy(touchpoints: NewTouchpoint[]): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { customerId, at } of touchpoints) {
    const span = seen.get(customerId);
    if (!span) seen.set(customerId, { first: at, last: at });
    else if (at < span.first) span.first = at;
    else if (at > span.last) span.last = at;
  }
  return seen;
}
