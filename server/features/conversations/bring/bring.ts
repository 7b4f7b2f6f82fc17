/**
 * For doors that bring conversations of before, whole and many: with what was written in them and what was done with
 * them. Nobody is told, nothing is sent, and nothing follows. On the timelines of their customers they stand already, or
 * their bringer puts them there.
 */
import { integers, jsons, texts, timestamps, uuids } from '../../../core/database/arrays.ts';
import type { Sql, Tx } from '../../../core/database/workspace.ts';
import { newId } from '../../../core/ids.ts';
import type { Doer } from '../hold.ts';
import { breakAt } from '../promises/due.ts';
import { wakeAt } from '../snooze.ts';
import { type BroughtConversation, type BroughtDeed, type Replayed, replay, type Until } from './replay.ts';

interface Whole extends BroughtConversation {
  became: Replayed;
}

/** So many, from the lowest: whatever begins from now on has a higher one. */
export async function takeNumbers(sql: Sql, count: number): Promise<number[]> {
  const { rows } = await sql.query<{ number: string }>(
    `select nextval('conversation_numbers') as number from generate_series(1, $1)`,
    [count],
  );
  return rows.map(({ number }) => Number(number));
}

export async function bringConversations(
  sql: Sql,
  workspaceId: string,
  brought: BroughtConversation[],
  until: Until,
): Promise<void> {
  if (!brought.length) return;
  const whole = brought.map((one) => ({ ...one, became: replay(one, until) }));
  await writeConversations(sql, workspaceId, whole);
  await writeMessages(sql, workspaceId, whole);
  await writeChanges(sql, workspaceId, whole);
}

async function writeConversations(sql: Sql, workspaceId: string, whole: Whole[]) {
  const columns = whole.map(({ became }) => became.columns);
  await sql.query(
    `insert into conversations (workspace_id, id, root_id, number, customer_id, channel, subject, status, priority, assignee_id,
       department_id, tags, language, language_told, snoozed_until, created_at, last_message_at, waiting_since,
       first_reply_at, solved_at, closed_at, reopened, messages, preview)
     select $1, id, id, number, customer_id, channel, subject, status, priority, assignee_id, department_id,
       array(select jsonb_array_elements_text(tags)), language, language is not null, snoozed_until, created_at, last_message_at, waiting_since,
       first_reply_at, solved_at, closed_at, reopened, messages, preview
     from unnest($2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[],
       $10::uuid[], $11::jsonb[], $12::text[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[],
       $16::timestamptz[], $17::timestamptz[], $18::timestamptz[], $19::timestamptz[], $20::int[], $21::int[], $22::text[])
       n (id, number, customer_id, channel, subject, status, priority, assignee_id, department_id, tags, language,
         snoozed_until, created_at, last_message_at, waiting_since, first_reply_at, solved_at, closed_at, reopened,
         messages, preview)`,
    [
      workspaceId,
      uuids(whole.map(({ id }) => id)),
      integers(whole.map(({ number }) => number)),
      uuids(whole.map(({ customerId }) => customerId)),
      texts(whole.map(({ channel }) => channel)),
      texts(columns.map(({ subject }) => subject)),
      texts(columns.map(({ status }) => status)),
      texts(columns.map(({ priority }) => priority)),
      uuids(columns.map(({ assignee_id }) => assignee_id)),
      uuids(columns.map(({ department_id }) => department_id)),
      jsons(columns.map(({ tags }) => JSON.stringify(tags))),
      texts(columns.map(({ language }) => language)),
      timestamps(columns.map(({ snoozed_until }) => snoozed_until)),
      timestamps(whole.map(({ became }) => became.createdAt)),
      timestamps(whole.map(({ became }) => became.lastMessageAt)),
      timestamps(columns.map(({ waiting_since }) => waiting_since)),
      timestamps(columns.map(({ first_reply_at }) => first_reply_at)),
      timestamps(columns.map(({ solved_at }) => solved_at)),
      timestamps(columns.map(({ closed_at }) => closed_at)),
      integers(columns.map(({ reopened }) => reopened)),
      integers(whole.map(({ became }) => became.messages)),
      texts(whole.map(({ became }) => became.preview)),
    ],
  );
}

type Message = Extract<BroughtDeed, { text: string }>;

async function writeMessages(sql: Sql, workspaceId: string, whole: Whole[]): Promise<void> {
  const messages = whole.flatMap(({ id, deeds }) =>
    deeds
      .filter((deed) => 'text' in deed)
      .map((message) => ({ conversation: id, message, by: writer(message) })),
  );
  await sql.query(
    `insert into messages (workspace_id, id, conversation_id, at, kind, author_kind, author_id, author_name, text, message_key, through)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::uuid[], $8::text[],
       $9::text[], $10::text[], $11::text[])`,
    [
      workspaceId,
      uuids(messages.map(({ message }) => message.id)),
      uuids(messages.map(({ conversation }) => conversation)),
      timestamps(messages.map(({ message }) => message.at)),
      texts(messages.map(({ message }) => message.what)),
      texts(messages.map(({ by }) => by.kind)),
      uuids(messages.map(({ by }) => by.id)),
      texts(messages.map(({ by }) => by.name)),
      texts(messages.map(({ message }) => message.text)),
      texts(messages.map(({ message }) => message.key)),
      texts(messages.map(({ message }) => message.through ?? null)),
    ],
  );
}

const writer = (message: Message): Doer =>
  message.what === 'customer' ? { kind: 'customer', id: null, name: '' } : message.by;

async function writeChanges(sql: Sql, workspaceId: string, whole: Whole[]): Promise<void> {
  const changes = whole.flatMap(({ id, became }) =>
    became.changes.map((change) => ({ conversation: id, ...change })),
  );
  await sql.query(
    `insert into conversation_changes (workspace_id, id, conversation_id, at, actor_kind, actor_id, actor_name, what, before, after)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::uuid[], $7::text[], $8::text[],
       $9::jsonb[], $10::jsonb[])`,
    [
      workspaceId,
      uuids(changes.map(newId)),
      uuids(changes.map(({ conversation }) => conversation)),
      timestamps(changes.map(({ at }) => at)),
      texts(changes.map(({ by }) => by.kind)),
      uuids(changes.map(({ by }) => by.id)),
      texts(changes.map(({ by }) => by.name)),
      texts(changes.map(({ what }) => what)),
      jsons(changes.map(({ before }) => JSON.stringify(before ?? null))),
      jsons(changes.map(({ after }) => JSON.stringify(after ?? null))),
    ],
  );
}

/** From now on time goes by in them: those that sleep wake, and what was promised is broken if it is not kept. */
export async function startTheirTime(tx: Tx, workspaceId: string, ids: string[]): Promise<void> {
  const asleep = await tx
    .selectFrom('conversations')
    .select(['id', 'snoozed_until'])
    .where('id', 'in', ids)
    .where('snoozed_until', 'is not', null)
    .execute();
  for (const { id, snoozed_until } of asleep) await wakeAt(tx, workspaceId, id, snoozed_until!);
  const open = await tx
    .selectFrom('promises')
    .selectAll()
    .where('conversation_id', 'in', ids)
    .where('state', '=', 'open')
    .execute();
  for (const promise of open) await breakAt(tx, workspaceId, promise);
}
