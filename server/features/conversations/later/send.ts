/** Sends an answer that waited, or says why it does not go. */
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { LaterMessages } from '../../../core/database/tables.ts';
import { type Actor, type Scope, SYSTEM, type Tx } from '../../../core/database/workspace.ts';
import { notFound } from '../../../core/http/problems.ts';
import { attachmentsOfLater } from '../attachments/attachments.ts';
import { answerWith } from '../deeds/answer.ts';
import { holdConversation, noteChanges } from '../hold.ts';
import { conversationsChanged } from '../reactions.ts';
import type { laterApi } from './contract.ts';

export type LaterRecord = Selectable<LaterMessages>;

/** Locked until the end of the transaction. @throws 404 for one that was sent or taken back */
export async function holdLater(tx: Tx, id: string): Promise<LaterRecord> {
  const row = await tx
    .selectFrom('later_messages')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound(`There is no answer ${id} that waits: it was sent, or taken back.`);
  return row;
}

/** @throws what writing the message throws: a closed conversation, no way to send it */
export async function sendHeld(tx: Tx, { workspaceId }: Pick<Scope, 'workspaceId'>, row: LaterRecord) {
  const along = row.along as Pick<
    z.output<typeof laterApi.write.body & object>,
    'promise' | 'keeps' | 'status' | 'does' | 'mail' | 'sentAs'
  >;
  const attachments = (await attachmentsOfLater(tx, row.id)).map(({ id }) => id);
  const { text, id, conversation_id: conversation } = row;
  const actor = writerOf(row);
  await answerWith(tx, { workspaceId, actor }, conversation, {
    ...along,
    text,
    attachments,
    kind: 'reply',
    mentions: [],
    key: id,
    isOfBefore: true,
  });
  await tx.deleteFrom('later_messages').where('id', '=', id).execute();
}

/** Whoever wrote it, also when they are no member any more. */
const writerOf = ({ member_id, author_name }: LaterRecord): Actor =>
  member_id ? { kind: 'member', id: member_id, name: author_name } : { ...SYSTEM, name: author_name };

export type StoppedBy = 'customer' | 'answered' | 'refused';

/** Who wrote since its writer looked: then it may not fit any more. */
export async function overtakenBy(tx: Tx, row: LaterRecord): Promise<StoppedBy | null> {
  const { id } = await holdConversation(tx, row.conversation_id);
  const seen = row.seen_id
    ? await tx.selectFrom('messages').select(['at', 'id']).where('id', '=', row.seen_id).executeTakeFirst()
    : undefined;
  const newer = await tx
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select('m.kind')
    .where('c.root_id', '=', id)
    .where('m.kind', 'in', ['customer', 'reply'])
    // That a mail arrived was said by itself.
    .where((is) => is.or([is('m.kind', '=', 'customer'), is('m.automatic', '=', false)]))
    .where((is) =>
      seen
        ? is.or([is('m.at', '>', seen.at), is.and([is('m.at', '=', seen.at), is('m.id', '>', seen.id)])])
        : is('m.at', '>', row.created_at),
    )
    .orderBy('m.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!newer) return null;
  return newer.kind === 'customer' ? 'customer' : 'answered';
}

/** It stays, for its writer to decide; a conversation that waits for the customer is open again. */
export async function stop(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  row: LaterRecord,
  by: StoppedBy,
  why: string | null = null,
): Promise<void> {
  await tx
    .updateTable('later_messages')
    .set({ state: 'stopped', stopped_by: by, stopped_why: why })
    .where('id', '=', row.id)
    .execute();
  const { id, status } = await holdConversation(tx, row.conversation_id);
  if (status === 'waiting' || status === 'snoozed') {
    await tx
      .updateTable('conversations')
      .set({ status: 'open', snoozed_until: null })
      .where('id', '=', id)
      .execute();
    await noteChanges(tx, workspaceId, id, SYSTEM, [{ what: 'status', before: status, after: 'open' }]);
  }
  await conversationsChanged(tx, { workspaceId }, [id]);
}

/** Of a conversation, with those merged into it. */
export async function latestMessage(tx: Tx, conversationId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select('m.id')
    .where('c.root_id', '=', conversationId)
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
