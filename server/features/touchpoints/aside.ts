/** Touchpoints that are none after all, until it turns out that they are: not in the record meanwhile, nor in the lens. */
import { uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { tellScreens, touchpointId } from './record.ts';

/** Those of one source, by what makes each of them one. */
export interface Story {
  source: string;
  messageIds: readonly string[];
}

const COLUMNS = `workspace_id, id, customer_id, at, type, kind, channel, source, message_id,
  properties, context, original_at, received_at, order_id, import_id`;

/** Why it is none: its conversation is spam; its answer did not arrive. Both may hold, and each may end first. */
export type Reason = 'spam' | 'undelivered';

const SET_ASIDE = `
with gone as (delete from touchpoints where id = any($1::uuid[]) returning *),
  kept as (insert into touchpoints_aside (${COLUMNS}, reasons) select ${COLUMNS}, array[$2::text] from gone
    on conflict (id) do nothing),
  again as (update touchpoints_aside set reasons = reasons || $2::text
    where id = any($1::uuid[]) and not $2::text = any(reasons))
select distinct customer_id from gone`;

const BRING_BACK = `
with gone as (delete from touchpoints_aside where id = any($1::uuid[]) and reasons <@ array[$2::text] returning *),
  staying as (update touchpoints_aside set reasons = array_remove(reasons, $2::text)
    where id = any($1::uuid[]) and not reasons <@ array[$2::text]),
  kept as (insert into touchpoints (${COLUMNS}) select ${COLUMNS} from gone on conflict (id) do nothing)
select distinct customer_id from gone`;

export const setAside = (sql: Sql, workspaceId: string, stories: readonly Story[], reason: Reason) =>
  run(sql, workspaceId, stories, SET_ASIDE, [reason]);

/** That reason holds no longer: what is aside for no other comes back. */
export const bringBack = (sql: Sql, workspaceId: string, stories: readonly Story[], reason: Reason) =>
  run(sql, workspaceId, stories, BRING_BACK, [reason]);

/** What was set aside is gone for good. */
export async function forgetAside(sql: Sql, workspaceId: string, stories: readonly Story[]): Promise<void> {
  await sql.query('delete from touchpoints_aside where id = any($1::uuid[])', [
    uuids(idsOf(workspaceId, stories)),
  ]);
}

/** That it happened stays, without a word of what was said. */
export const emptyOfWords = (sql: Sql, workspaceId: string, stories: readonly Story[]) =>
  run(sql, workspaceId, stories, EMPTY);

const KEPT = COLUMNS.replace('properties', "properties - '{text,subject,promise,note}'::text[]");
const EMPTY = `
with gone as (delete from touchpoints where id = any($1::uuid[]) returning *),
  kept as (insert into touchpoints (${COLUMNS}) select ${KEPT} from gone)
select distinct customer_id from gone`;

async function run(
  sql: Sql,
  workspaceId: string,
  stories: readonly Story[],
  statement: string,
  more: unknown[] = [],
): Promise<void> {
  const ids = uuids(idsOf(workspaceId, stories));
  const { rows } = await sql.query<{ customer_id: string }>(statement, [ids, ...more]);
  if (rows.length)
    await tellScreens(
      sql,
      workspaceId,
      rows.map(({ customer_id }) => customer_id),
    );
}

const idsOf = (workspaceId: string, stories: readonly Story[]) =>
  stories.flatMap(({ source, messageIds }) =>
    messageIds.map((messageId) => touchpointId(workspaceId, source, messageId)),
  );
