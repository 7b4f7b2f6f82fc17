/** A visitor writes: it arrives as everything does that customers write. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { invalid } from '../../../core/http/problems.ts';
import { announce } from '../../../core/live/live.ts';
import { type Arrived, arriveAnew, arriveIn } from '../../conversations/arrive.ts';
import { lockMessageKey } from '../../conversations/message-key.ts';
import { CHANNELS_TOPIC } from '../accounts.ts';
import { type Chat, type Visitor, visitorTopic } from './chats.ts';
import { append, conversationOf, readSent } from './log.ts';
import type { ChatMessage, visitorsApi } from './visitors-contract.ts';

type Sending = z.output<typeof visitorsApi.send.body & object>;

/** The same id again changes nothing. @throws 400 for a file that the visitor did not upload */
export async function send(
  tx: Tx,
  chat: Chat,
  visitor: Visitor,
  told: Sending,
): Promise<z.input<typeof ChatMessage>> {
  // One after another: what is sent twice at once is found by the second.
  await lockMessageKey(tx, chat.workspaceId, `chat ${visitor.id}`);
  const known = await readSent(tx, visitor.id, told.id);
  if (known) return known;
  await refuseForeignFiles(tx, visitor, told.attachments);
  const { messageId } = await arrive(tx, chat, visitor, told);
  await append(tx, chat.workspaceId, { visitorId: visitor.id, messageId, clientId: told.id });
  await tx
    .updateTable('chat_visitors')
    .set({ seen_at: new Date(), ...(told.page && { page: told.page }) })
    .where('id', '=', visitor.id)
    .execute();
  await announce(tx, chat.workspaceId, [{ topic: visitorTopic(visitor.id) }]);
  await noteArrival(tx, chat);
  return (await readSent(tx, visitor.id, told.id))!;
}

async function arrive(
  tx: Tx,
  chat: Chat,
  visitor: Visitor,
  { text, attachments }: Sending,
): Promise<Arrived> {
  const current = await conversationOf(tx, visitor.id);
  const arrival = {
    ...{ text, at: new Date(), author: '', isAutomatic: false },
    ...{ files: [], uploaded: attachments },
  };
  if (current) return arriveIn(tx, chat, current, arrival);
  return arriveAnew(tx, chat, {
    ...arrival,
    ...{
      channel: 'chat',
      account: chat.id,
      subject: '',
      department: chat.department,
      language: visitor.language,
    },
    customer: { id: visitor.customerId },
  });
}

async function refuseForeignFiles(tx: Tx, { id }: Visitor, attachments: string[]): Promise<void> {
  if (!attachments.length) return;
  const own = await tx
    .selectFrom('chat_uploads')
    .select('attachment_id')
    .where('visitor_id', '=', id)
    .where('attachment_id', 'in', attachments)
    .execute();
  const theirs = new Set(own.map(({ attachment_id }) => attachment_id));
  const foreign = attachments.findIndex((one) => !theirs.has(one));
  if (foreign < 0) return;
  throw invalid(`attachments: ${attachments[foreign]} was not uploaded here. Upload it again.`, [
    { at: `attachments.${foreign}`, message: 'must be the id of a file that was uploaded here' },
  ]);
}

/** Once a minute is enough to see that it is in use, and keeps many chats from waiting for one row. */
async function noteArrival(tx: Tx, { id, workspaceId }: Chat): Promise<void> {
  const { numAffectedRows } = await sql`update channel_states set last_in_at = now()
    where account_id = ${id} and (last_in_at is null or last_in_at < now() - interval '1 minute')`.execute(
    tx,
  );
  if (numAffectedRows) await announce(tx, workspaceId, [{ topic: CHANNELS_TOPIC }]);
}
