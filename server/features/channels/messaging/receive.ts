/** What a provider told is kept, once: as a message of a conversation, or as what became of one. */
import { sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import { newId } from '../../../core/ids.ts';
import { enqueue } from '../../../core/jobs/jobs.ts';
import { announce } from '../../../core/live/live.ts';
import { emptyMessage, rewriteMessage } from '../../conversations/after-arrival.ts';
import { type Arrived, arriveAnew, arriveIn } from '../../conversations/arrive.ts';
import { lockMessageKey } from '../../conversations/message-key.ts';
import { CHANNELS_TOPIC } from '../accounts.ts';
import type { Account, Arriving, Event, Rewritten, TakenBack } from './adapter.ts';
import { adapterOf } from './adapters.ts';
import { FETCH } from './media-job.ts';
import { NAME } from './name-job.ts';
import { customerOf } from './people.ts';
import { keepStatus } from './statuses.ts';
import { conversationOf } from './threads.ts';

/** The same again changes nothing. */
export async function keepEvent(tx: Tx, account: Account, event: Event): Promise<void> {
  if (event.what === 'status') return keepStatus(tx, account, event);
  if (event.what === 'edited') return keepRewritten(tx, account, event);
  if (event.what === 'deleted') return keepTakenBack(tx, account, event);
  if (event.what === 'comment' && !account.comments) return;
  // One person's messages one after another: what comes twice at once is found by the second, and two first ones are one conversation.
  await lockMessageKey(tx, account.workspaceId, `${account.id} ${event.from.id}`);
  if (await known(tx, account, event.id)) return;
  await keepArriving(tx, account, event);
}

async function known(tx: Tx, { id }: Account, externalId: string) {
  return tx
    .selectFrom('channel_messages')
    .select(['id', 'message_id', 'direction', 'deleted_at'])
    .where('account_id', '=', id)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
}

async function keepArriving(tx: Tx, account: Account, event: Arriving): Promise<void> {
  const { files, from, unshown, postId, link } = event;
  const arrived = await arrive(tx, account, event);
  if (!arrived) return;
  const id = newId();
  await tx
    .insertInto('channel_messages')
    .values({
      ...{ id, workspace_id: account.workspaceId, account_id: account.id, direction: 'in', kind: event.what },
      ...{ person: from.id, external_id: event.id, message_id: arrived.messageId, at: event.at },
      ...{ content: JSON.stringify(unshown ? { unshown } : {}), post_id: postId ?? null, link: link ?? null },
    })
    .execute();
  for (const file of files) await fetchLater(tx, account, id, file);
  if (!from.name && adapterOf(account).nameOf) await askName(tx, account, event);
  await noteArrival(tx, account);
}

async function arrive(tx: Tx, account: Account, event: Arriving): Promise<Arrived | null> {
  const { text, from, isReaction = false } = event;
  const at = event.at > new Date() ? new Date() : event.at;
  const current = await conversationOf(tx, account, event);
  const arrival = { text, at, author: '', isAutomatic: isReaction, files: [] };
  if (current) return arriveIn(tx, account, current, arrival);
  // Of a thumb up alone nothing begins.
  if (isReaction) return null;
  return arriveAnew(tx, account, {
    ...arrival,
    ...{ channel: event.what === 'comment' ? 'social' : 'messaging', subject: '' },
    account: account.id,
    ...{ department: account.department, language: account.language },
    customer: { id: await customerOf(tx, account, from, at) },
  });
}

async function fetchLater(
  tx: Tx,
  { workspaceId }: Account,
  channelMessageId: string,
  { reference, name }: Arriving['files'][number],
): Promise<void> {
  const id = newId();
  await tx
    .insertInto('channel_media')
    .values({ id, workspace_id: workspaceId, channel_message_id: channelMessageId, reference, name })
    .execute();
  await enqueue(tx, FETCH, { workspaceId, mediaId: id }, { key: `${FETCH} ${id}` });
}

async function askName(tx: Tx, { id, workspaceId }: Account, { from }: Arriving): Promise<void> {
  const told = { workspaceId, accountId: id, person: from.id };
  await enqueue(tx, NAME, told, { key: `${NAME} ${id} ${from.id}` });
}

async function keepRewritten(tx: Tx, account: Account, { id, text }: Rewritten): Promise<void> {
  const found = await known(tx, account, id);
  if (found?.direction !== 'in' || found.deleted_at) return;
  await tx
    .updateTable('channel_messages')
    .set({ edited_at: sql<Date>`now()` })
    .where('id', '=', found.id)
    .execute();
  await rewriteMessage(tx, account, found.message_id, text);
}

/** Whoever takes back what they wrote may expect that nobody reads it any more. */
async function keepTakenBack(tx: Tx, account: Account, { id }: TakenBack): Promise<void> {
  const found = await known(tx, account, id);
  if (found?.direction !== 'in' || found.deleted_at) return;
  await tx
    .updateTable('channel_messages')
    .set({ deleted_at: sql<Date>`now()` })
    .where('id', '=', found.id)
    .execute();
  await tx.deleteFrom('channel_media').where('channel_message_id', '=', found.id).execute();
  await emptyMessage(tx, account, found.message_id);
}

/** Once a minute is enough to see that it is in use, and keeps many messages from waiting for one row. */
async function noteArrival(tx: Tx, { id, workspaceId }: Account): Promise<void> {
  const { numAffectedRows } = await sql`update channel_states set last_in_at = now()
    where account_id = ${id} and (last_in_at is null or last_in_at < now() - interval '1 minute')`.execute(
    tx,
  );
  if (numAffectedRows) await announce(tx, workspaceId, [{ topic: CHANNELS_TOPIC }]);
}
