/** One conversation, whole: its messages, those of what was merged into it, and what was changed. */
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Messages } from '../../core/database/tables.ts';
import type { Tx } from '../../core/database/workspace.ts';
import { ExactMoment, readCursor, writeCursor } from '../../core/http/cursor.ts';
import { attachmentsOf, draftedIn } from './attachments/attachments.ts';
import { isCarried } from './carriers.ts';
import { draftsIn } from './draft.ts';
import { type ConversationRecord, noSuchConversation } from './hold.ts';
import { laterIn } from './later/later.ts';
import { linksOf } from './linked.ts';
import { type Merged, mergedInto } from './merged.ts';
import { messageOf } from './message-shape.ts';
import { promisesIn } from './promises/promise.ts';
import { rowsOf } from './rows.ts';
import { sendingIn } from './sending.ts';
import type { Conversation, ConversationChange, Message } from './shapes-contract.ts';

type Told = z.input<typeof Conversation>;

const AT_ONCE = 200;
const Place = z.object({ at: ExactMoment, id: z.uuid() });

/** @throws 404 */
export async function readConversation(tx: Tx, id: string): Promise<Told> {
  const own = await ownOf(tx, id);
  const [row] = await rowsOf(tx, [own.id]);
  const merged = await mergedInto(tx, own.id);
  return {
    ...row!,
    firstReplyAt: own.first_reply_at?.toISOString() ?? null,
    solvedAt: own.solved_at?.toISOString() ?? null,
    closedAt: own.closed_at?.toISOString() ?? null,
    reopened: own.reopened,
    merged,
    linked: await linksOf(tx, own.id),
    carried: await isCarried(tx, row!, row!.customer.id),
    follows: await followed(tx, own.follows_id),
    drafts: await draftsIn(tx, own.id),
    sending: await sendingIn(tx, own.id),
    promises: await promisesIn(tx, [own.id, ...merged.map((one) => one.id)]),
    later: await laterIn(tx, [own.id, ...merged.map((one) => one.id)]),
    unsent: await draftedIn(tx, [own.id, ...merged.map((one) => one.id)]),
    ...(await messagesBefore(tx, own.id, merged, undefined, AT_ONCE)),
    changes: await changesIn(tx, own.id),
  };
}

/** @throws 404; 400 for a cursor of something else */
export async function readEarlier(tx: Tx, id: string, { cursor, limit }: { cursor: string; limit: number }) {
  const own = await ownOf(tx, id);
  return messagesBefore(tx, own.id, await mergedInto(tx, own.id), readCursor(Place, cursor), limit);
}

/** Of the conversation of this id, or the one it was merged into. @throws 404 */
export const readRootId = async (tx: Tx, id: string): Promise<string> => (await ownOf(tx, id)).id;

type Own = Pick<
  ConversationRecord,
  'id' | 'root_id' | 'first_reply_at' | 'solved_at' | 'closed_at' | 'reopened' | 'follows_id'
>;

/** The one of this id, or the one it was merged into. */
async function ownOf(tx: Tx, id: string): Promise<Own> {
  const found = await tx
    .selectFrom('conversations')
    .select(['id', 'root_id', 'first_reply_at', 'solved_at', 'closed_at', 'reopened', 'follows_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw noSuchConversation(id);
  return found.root_id === found.id ? found : ownOf(tx, found.root_id);
}

async function followed(tx: Tx, id: string | null): Promise<Told['follows']> {
  if (!id) return null;
  const row = await tx
    .selectFrom('conversations')
    .select(['id', 'number'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { id: row.id, number: Number(row.number) } : null;
}

/** The last messages before a place, oldest first. */
async function messagesBefore(
  tx: Tx,
  id: string,
  merged: Merged[],
  before: z.infer<typeof Place> | undefined,
  limit: number,
): Promise<{ items: z.input<typeof Message>[]; earlierCursor: string | null }> {
  const ids = [id, ...merged.map((one) => one.id)];
  const place: RawBuilder<unknown> = before
    ? sql`(m.at, m.id) < (${before.at}::timestamptz, ${before.id}::uuid)`
    : sql`true`;
  const { rows } = await sql<Selectable<Messages> & { exact_at: string }>`
    select m.*, m.at::text as exact_at from messages m
    where m.conversation_id = any(${ids}::uuid[]) and ${place}
    order by m.at desc, m.id desc limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit).reverse();
  const first = page[0];
  const attachments = await attachmentsOf(
    tx,
    page.map((row) => row.id),
  );
  const origins = new Map(merged.map(({ id: from, number }) => [from, { id: from, number }]));
  return {
    items: page.map((row) =>
      messageOf(row, attachments.get(row.id) ?? [], origins.get(row.conversation_id) ?? null, id),
    ),
    earlierCursor:
      rows.length > limit && first
        ? writeCursor({ at: first.exact_at, id: first.id } satisfies z.infer<typeof Place>)
        : null,
  };
}

async function changesIn(tx: Tx, id: string): Promise<z.input<typeof ConversationChange>[]> {
  const rows = await tx
    .selectFrom('conversation_changes')
    .selectAll()
    .where('conversation_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(AT_ONCE)
    .execute();
  return rows.reverse().map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    what: row.what,
    before: row.before,
    after: row.after,
    reason: row.reason as z.input<typeof ConversationChange>['reason'],
  }));
}
