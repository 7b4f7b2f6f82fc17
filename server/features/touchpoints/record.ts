/** The spine: appending what happened. */
import { jsons, texts, timestamps, uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { stableId } from '../../core/ids.ts';
import { noticesOfMany } from '../../core/live/live.ts';
import { canonicalTypes } from './catalogue.ts';
import { giveSeen, type Seen, widenSeen } from './seen.ts';

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
  const inserted = await appendTouchpoints(sql, workspaceId, touchpoints);
  if (!inserted) return { inserted };
  const seen = seenBy(touchpoints);
  await widenSeen(sql, seen);
  await tellScreens(sql, workspaceId, [...seen.keys()]);
  return { inserted };
}

/** Only appends: for doors that remember whom they have seen, and widen and tell by themselves. Answers how many were new. */
export async function appendTouchpoints(
  sql: Sql,
  workspaceId: string,
  touchpoints: NewTouchpoint[],
): Promise<number> {
  if (!touchpoints.length) return 0;
  const names = touchpoints.map(({ type }) => type);
  const types = await canonicalTypes(sql, workspaceId, names);
  return append(sql, workspaceId, inOneOrder(workspaceId, touchpoints, types));
}

/** They did not happen after all: a deed of ours that is taken back. What was seen of the customers stays as it is. */
export async function takeBackTouchpoints(
  sql: Sql,
  workspaceId: string,
  source: string,
  messageIds: string[],
): Promise<void> {
  const ids = messageIds.map((messageId) => touchpointId(workspaceId, source, messageId));
  const { rows } = await sql.query<{ customer_id: string }>(
    'delete from touchpoints where id = any($1::uuid[]) returning customer_id',
    [uuids(ids)],
  );
  if (rows.length)
    await tellScreens(
      sql,
      workspaceId,
      rows.map(({ customer_id }) => customer_id),
    );
}

/**
 * They happened to somebody else than was thought: gone from one timeline and written to the other, otherwise as they
 * were; both people are seen when what they have then says. The record stays append-only: the lens hears of it as of a
 * deletion and of new ones.
 */
export async function giveTouchpoints(
  sql: Sql,
  workspaceId: string,
  source: string,
  { messageIds, customerId }: { messageIds: readonly string[]; customerId: string },
): Promise<void> {
  const ids = messageIds.map((messageId) => touchpointId(workspaceId, source, messageId));
  await sql.query('update touchpoints_aside set customer_id = $2 where id = any($1::uuid[])', [
    uuids(ids),
    customerId,
  ]);
  const { rows } = await sql.query<{ from: string; at: Date }>(GIVE, [uuids(ids), customerId]);
  if (!rows.length) return;
  const gone = seenBy(rows.map(({ from, at }) => ({ customerId: from, at })));
  await giveSeen(sql, gone, seenBy(rows.map(({ at }) => ({ customerId, at }))));
  await tellScreens(sql, workspaceId, [...new Set([customerId, ...rows.map(({ from }) => from)])]);
}

const GIVE = `
with gone as (delete from touchpoints where id = any($1::uuid[]) and customer_id <> $2 returning *),
  given as (insert into touchpoints (workspace_id, id, customer_id, at, type, kind, channel, source, message_id,
    properties, context, original_at, received_at, order_id, import_id)
  select workspace_id, id, $2, at, type, kind, channel, source, message_id,
    properties, context, original_at, received_at, order_id, import_id from gone)
select customer_id as from, at from gone`;

/** Tells the screens that watch these customers to look again, once the transaction has committed. */
export async function tellScreens(sql: Sql, workspaceId: string, customerIds: string[]): Promise<void> {
  await sql.query(tellingStatement(workspaceId, customerIds));
}

/** The same as a statement without parameters, to close a transaction with in one round trip. */
export function tellingStatement(workspaceId: string, customerIds: string[]): string {
  const notices = noticesOfMany(workspaceId, 'customer:', customerIds);
  const literals = notices.map((notice) => `'${notice.replaceAll("'", "''")}'`);
  return `select pg_notify('jornada_live', notice) from unnest(array[${literals.join(', ')}]::text[]) notice`;
}

interface Row {
  id: string;
  type: string;
  touchpoint: NewTouchpoint;
}

/** By id: two transactions that bring the same messages at once wait for each other, never in a circle. */
function inOneOrder(workspaceId: string, touchpoints: NewTouchpoint[], types: string[]): Row[] {
  const rows = touchpoints.map((touchpoint, index) => ({
    id: touchpointId(workspaceId, touchpoint.source, touchpoint.messageId),
    type: types[index]!,
    touchpoint,
  }));
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** So many in one statement: while the record writes some, the arrays of the next are built. */
const ROWS_AT_ONCE = 2000;

async function append(sql: Sql, workspaceId: string, rows: Row[]): Promise<number> {
  let inserted = 0;
  let columns = columnsOf(rows.slice(0, ROWS_AT_ONCE));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const sent = sql.query(APPEND, [workspaceId, ...columns]);
    const next = rows.slice(from + ROWS_AT_ONCE, from + 2 * ROWS_AT_ONCE);
    if (next.length) columns = columnsOf(next);
    inserted += (await sent).rowCount ?? 0;
  }
  return inserted;
}

const APPEND = {
  name: 'append touchpoints',
  text: `
insert into touchpoints (workspace_id, id, customer_id, at, type, kind, channel, source, message_id,
  properties, context, original_at, order_id, import_id)
select $1, * from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
  $8::text[], $9::text[], $10::jsonb[], $11::jsonb[], $12::timestamptz[], $13::uuid[], $14::uuid[])
on conflict (id) do nothing`,
};

function columnsOf(rows: readonly Row[]): Buffer[] {
  const touchpoints = rows.map(({ touchpoint }) => touchpoint);
  return [
    uuids(rows.map(({ id }) => id)),
    uuids(touchpoints.map(({ customerId }) => customerId)),
    timestamps(touchpoints.map(({ at }) => at)),
    texts(rows.map(({ type }) => type)),
    texts(touchpoints.map(({ kind }) => kind)),
    texts(touchpoints.map(({ channel }) => channel)),
    texts(touchpoints.map(({ source }) => source)),
    texts(touchpoints.map(({ messageId }) => messageId)),
    jsons(touchpoints.map(({ properties }) => jsonOf(properties) ?? '{}')),
    jsons(touchpoints.map(({ context }) => jsonOf(context))),
    timestamps(touchpoints.map(({ originalAt }) => originalAt)),
    uuids(touchpoints.map(({ orderId }) => orderId)),
    uuids(touchpoints.map(({ importId }) => importId)),
  ];
}

function jsonOf(value: object | string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** When each customer was first and last seen, by these touchpoints. */
export function seenBy(touchpoints: readonly Pick<NewTouchpoint, 'customerId' | 'at'>[]): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { customerId, at } of touchpoints) {
    const span = seen.get(customerId);
    if (!span) seen.set(customerId, { first: at, last: at });
    else if (at < span.first) span.first = at;
    else if (at > span.last) span.last = at;
  }
  return seen;
}
