/** A conversation begins with its first message. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { sendAttachments } from './attachments/attachments.ts';
import { type Answer, carry } from './carriers.ts';
import type { conversationsApi } from './contract.ts';
import { customerOf } from './customer.ts';
import { valuesAfter } from './fields/values.ts';
import { happened } from './happenings.ts';
import { guessLanguage } from './language/guess.ts';
import { languageSpokenWith } from './language/spoken-with.ts';
import { lockMessageKey } from './message-key.ts';
import { writtenAt } from './moments.ts';
import { departmentOf, memberOf, requireAccount } from './people-and-places.ts';
import { previewOf } from './preview.ts';
import { conversationsChanged } from './reactions.ts';
import { spelledAsHere } from './tags.ts';
import { recordHappened, type StoryTold } from './touchpoint.ts';

type New = Omit<z.output<typeof conversationsApi.create.body & object>, 'account'> & {
  /** A program wrote it: nobody waits for an answer. */
  isAutomatic?: boolean;
  /** Id of the account by which it comes, or by which we begin it. */
  account?: string | null | undefined;
  story?: StoryTold;
  /** By telephone or in the shop. */
  through?: 'phone' | 'store';
};

/**
 * The same `key` again answers with the conversation that it made.
 * @throws 400 for keys of a customer that cannot be used, unknown members, departments and accounts; 404 for an unknown
 * customer; what carries a first message of ours refuses it with 400 and 409
 */
export async function beginConversation(
  tx: Tx,
  scope: Scope,
  told: New,
): Promise<{ id: string; number: number; messageId: string }> {
  const known = told.key ? await begunBefore(tx, scope, told.key) : undefined;
  if (known) return known;
  const at = writtenAt(told.at);
  const customerId = await customerOf(tx, scope, told.customer, at);
  const isAsked = told.from === 'customer';
  const isTold = told.language !== null;
  const isHeard = isAsked && !isTold && !told.isAutomatic;
  // What is written down of before was said before.
  const isSent = !isAsked && told.at === undefined;
  if (isSent && told.account) await requireAccount(tx, told.account);
  const language = isHeard
    ? await guessLanguage(told.text)
    : (told.language ?? (isAsked ? null : await languageSpokenWith(tx, customerId)));
  const id = newId();
  const conversation = await tx
    .insertInto('conversations')
    .values({
      id,
      root_id: id,
      workspace_id: scope.workspaceId,
      customer_id: customerId,
      channel: told.channel,
      account_id: told.account ?? null,
      subject: told.subject,
      status: isAsked ? 'new' : 'waiting',
      priority: told.priority,
      assignee_id: await memberOf(tx, scope, told.assignee),
      department_id: await departmentOf(tx, told.department),
      tags: await spelledAsHere(tx, told.tags),
      language,
      language_told: isTold,
      fields: JSON.stringify(await valuesAfter(tx, {}, told.fields ?? {})),
      created_at: at,
      last_message_at: at,
      waiting_since: isAsked && !told.isAutomatic && !told.through ? at : null,
      first_reply_at: isAsked ? null : at,
      messages: 1,
      preview: previewOf(told.text),
    })
    .returning(['id', 'number', 'customer_id', 'channel', 'subject'])
    .executeTakeFirstOrThrow();
  const messageId = newId();
  const { subject, channel, mail } = { ...conversation, mail: told.mail };
  const { sentAs, account } = told;
  const begins = account ? { account, phone: told.customer.phone } : undefined;
  const answer = { messageId, mail, sentAs, begins, conversation: { id, channel, subject, customerId } };
  await tx
    .insertInto('messages')
    .values({
      id: messageId,
      workspace_id: scope.workspaceId,
      conversation_id: conversation.id,
      at,
      kind: isAsked ? 'customer' : 'reply',
      ...(isAsked
        ? { author_kind: 'customer', author_id: null, author_name: '' }
        : { author_kind: scope.actor.kind, author_id: scope.actor.id, author_name: scope.actor.name }),
      text: told.text,
      automatic: told.isAutomatic === true,
      message_key: told.key ?? null,
      through: told.through ?? null,
    })
    .execute();
  const attachments = await sendAttachments(tx, told.attachments, messageId);
  if (!told.text && attachments.length) await previewFiles(tx, id, attachments);
  if (isSent) await setOut(tx, scope, answer);
  const what = isAsked ? 'asked' : 'answered again';
  const { text, story } = told;
  await recordHappened(tx, scope.workspaceId, [{ conversation, key: messageId, at, what, text, story }]);
  await happened(tx, scope, { what: 'begun', conversationId: id });
  const kind = isAsked ? 'customer' : 'reply';
  await happened(tx, scope, { what: 'written', conversationId: id, messageId, kind });
  await conversationsChanged(tx, scope, [conversation.id]);
  await announce(tx, scope.workspaceId, [{ topic: 'conversation-begun', id: conversation.id }]);
  return { id: conversation.id, number: Number(conversation.number), messageId };
}

/** Whoever carries it needs the message to be there. */
async function setOut(tx: Tx, scope: Scope, answer: Answer): Promise<void> {
  const delivery = await carry(tx, scope, answer);
  if (delivery)
    await tx.updateTable('messages').set({ delivery }).where('id', '=', answer.messageId).execute();
}

async function previewFiles(tx: Tx, id: string, files: { name: string }[]): Promise<void> {
  await tx
    .updateTable('conversations')
    .set({ preview: previewOf('', files) })
    .where('id', '=', id)
    .execute();
}

async function begunBefore(tx: Tx, { workspaceId }: Scope, key: string) {
  await lockMessageKey(tx, workspaceId, key);
  const found = await tx
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select(['c.id', 'c.number', 'm.id as messageId'])
    .where('m.message_key', '=', key)
    .executeTakeFirst();
  return found && { ...found, number: Number(found.number) };
}
