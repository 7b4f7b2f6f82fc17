/** Messages of both sides, and notes among ourselves. */
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { Messages } from '../../core/database/tables.ts';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, invalid } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { afterLateMessage, afterMessage } from './after-message.ts';
import { countArticles } from './article-uses.ts';
import { attachmentsOf, sendAttachments } from './attachments/attachments.ts';
import { carry } from './carriers.ts';
import { changesOf } from './changes.ts';
import { closeIfLate } from './closing/close.ts';
import type { conversationsApi } from './contract.ts';
import { forgetDraft } from './draft.ts';
import { messageFacts } from './facts.ts';
import { mustBeFilled } from './fields/values.ts';
import { followUp } from './follow-up.ts';
import { happened } from './happenings.ts';
import { type ConversationRecord, type Doer, holdConversation, noteChanges, tellAbout } from './hold.ts';
import { listenForLanguage } from './language/listen.ts';
import { lockMessageKey } from './message-key.ts';
import { messageOf } from './message-shape.ts';
import { writtenAt } from './moments.ts';
import { requireMembers } from './people-and-places.ts';
import { previewOf } from './preview.ts';
import { keepPromises } from './promises/change.ts';
import { promise } from './promises/make.ts';
import { conversationsChanged } from './reactions.ts';
import { forgetSending } from './sending.ts';
import type { Message } from './shapes-contract.ts';
import { solvedKey } from './solved-key.ts';
import { refuseSpam } from './spam/turn.ts';
import { type Happened, recordHappened, type StoryTold } from './touchpoint.ts';

export type NewMessage = Omit<z.output<typeof conversationsApi.write.body & object>, 'does'> & {
  /** Of somebody who writes for the customer or beside them. */
  author?: string;
  /** A program wrote it: it changes nothing of the conversation. */
  isAutomatic?: boolean;
  /** It was written before, and waited: what its writer drafts by now is another one. */
  isOfBefore?: boolean;
  story?: StoryTold | undefined;
  /** By telephone or in the shop: a note is what we said there, and answers; a reply goes nowhere. */
  through?: 'phone' | 'store' | null;
};

/**
 * Writes into the conversation, or into the one it was merged into; what a customer writes to a closed one begins
 * another that follows it. The same `key` again answers with the message that it made.
 * @throws 400, 404; 409 for a reply to a closed conversation, for one whose writer has not seen another's, and for one
 * that solves it while something must be filled in first
 */
export async function writeMessage(
  tx: Tx,
  scope: Scope,
  id: string,
  told: NewMessage,
): Promise<z.input<typeof Message>> {
  if (told.mentions.length && told.kind !== 'note')
    throw invalid('mentions: only notes call members.', [{ at: 'mentions', message: 'must be left out' }]);
  if (told.key) await lockMessageKey(tx, scope.workspaceId, told.key);
  const known = told.key ? await writtenBefore(tx, told.key) : undefined;
  if (known) return messageOf(known, (await attachmentsOf(tx, [known.id])).get(known.id) ?? [], null);
  await requireMembers(tx, told.mentions, 'mentions');
  const held = await holdConversation(tx, id);
  const at = writtenAt(told.at);
  const isClosed = held.status === 'closed' || (isAsked(told) && (await closeIfLate(tx, held, at)));
  const conversation = isClosed ? await openedAgain(tx, scope, held, told) : held;
  if (isOurs(told)) refuseSpam(conversation);
  if (told.kind === 'reply') await refuseUnseen(tx, conversation, told.after);
  if (isOurs(told) && told.status === 'solved' && conversation.status !== 'solved')
    await mustBeFilled(tx, conversation);
  return append(tx, scope, conversation, told, at);
}

const isAsked = ({ kind, isAutomatic }: NewMessage) => kind === 'customer' && !isAutomatic;

/** To the customer, in writing or by word of mouth. */
const isOurs = ({ kind, through = null }: NewMessage) =>
  kind === 'reply' || (kind === 'note' && through !== null);

async function openedAgain(tx: Tx, scope: Scope, closed: ConversationRecord, told: NewMessage) {
  const { kind, isAutomatic } = told;
  if (isAutomatic || (kind === 'note' && !isOurs(told))) return closed;
  if (kind === 'customer') return followUp(tx, scope, closed);
  throw conflict(`Conversation ${closed.number} is closed. Begin another one with its customer.`);
}

/** Stops the second of two who answer at once, who did not see what the first wrote. */
async function refuseUnseen(tx: Tx, { id }: ConversationRecord, after: string | undefined): Promise<void> {
  if (!after) return;
  const seen = await tx
    .selectFrom('messages')
    .select(['at', 'id'])
    .where('id', '=', after)
    .executeTakeFirst();
  if (!seen)
    throw invalid(`after: there is no message ${after}.`, [
      { at: 'after', message: 'must be a message here' },
    ]);
  const newer = await tx
    .selectFrom('messages')
    .select('author_name')
    .where('conversation_id', '=', id)
    .where('kind', '=', 'reply')
    .where('automatic', '=', false)
    .where((is) => is.or([is('at', '>', seen.at), is.and([is('at', '=', seen.at), is('id', '>', seen.id)])]))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newer)
    throw conflict(
      `${newer.author_name || 'Somebody'} has answered meanwhile. Read it first, then send yours if it is still needed.`,
    );
}

async function append(tx: Tx, scope: Scope, conversation: ConversationRecord, told: NewMessage, at: Date) {
  const author = authorOf(scope, told);
  const written = await tx
    .insertInto('messages')
    .values({
      id: newId(),
      workspace_id: scope.workspaceId,
      conversation_id: conversation.id,
      at,
      kind: told.kind,
      author_kind: author.kind,
      author_id: author.id,
      author_name: author.name,
      text: told.text,
      automatic: told.isAutomatic === true,
      mentions: told.mentions,
      message_key: told.key ?? null,
      through: told.through ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const attachments = await sendAttachments(tx, told.attachments, written.id);
  const preview = previewOf(told.text, attachments);
  const { conversation_id: conversationId, id: messageId } = written;
  if (isAsked(told)) await listenForLanguage(tx, conversation);
  if (conversation.messages === 0 && told.kind === 'customer')
    await happened(tx, scope, { what: 'begun', conversationId });
  await happened(tx, scope, { what: 'written', conversationId, messageId, kind: told.kind });
  const message = told.kind === 'reply' ? await setOut(tx, scope, conversation, told, written) : written;
  const isAside = told.kind === 'note' && !told.through;
  if (!isAside) await movedOn(tx, scope, conversation, told, message, preview);
  else if (told.story) await tellStory(tx, scope, conversation, told, message);
  if (told.kind === 'reply' && !told.isAutomatic) await countArticles(tx, scope, message);
  if (told.promise) await promise(tx, scope, conversation, told.promise, message.id);
  await keepPromises(tx, scope, told.keeps);
  if (told.kind !== 'customer' && !told.isAutomatic && !told.isOfBefore)
    await forgetDraft(tx, scope, conversation.id, told.kind);
  if (told.kind === 'reply') await forgetSending(tx, scope, conversation.id);
  if (isAside) await tellAbout(tx, scope, [conversation.id]);
  else await conversationsChanged(tx, scope, [conversation.id]);
  await announce(
    tx,
    scope.workspaceId,
    told.mentions
      .filter((member) => member !== scope.actor.id)
      .map((member) => ({
        ...{ topic: `member:${member}`, mentionedIn: conversation.id },
        ...{ number: Number(conversation.number), by: author.name },
      })),
  );
  return messageOf(message, attachments, null);
}

/** What is written down of before was said before; everything else is on its way when somebody carries it. */
async function setOut(
  tx: Tx,
  scope: Scope,
  { id, channel, subject, customer_id: customerId }: ConversationRecord,
  { at, mail, sentAs }: NewMessage,
  message: Selectable<Messages>,
): Promise<Selectable<Messages>> {
  if (at !== undefined) return message;
  const conversation = { id, channel, subject, customerId };
  const delivery = await carry(tx, scope, { messageId: message.id, conversation, mail, sentAs });
  if (!delivery) return message;
  await tx.updateTable('messages').set({ delivery }).where('id', '=', message.id).execute();
  return { ...message, delivery };
}

function authorOf({ actor }: Scope, { kind, author = '' }: NewMessage): Doer {
  if (kind === 'customer') return { kind: 'customer', id: null, name: author };
  return author ? { kind: 'system', id: null, name: author } : actor;
}

async function movedOn(
  tx: Tx,
  scope: Scope,
  conversation: ConversationRecord,
  told: NewMessage,
  message: Selectable<Messages>,
  preview: string,
): Promise<void> {
  const { workspaceId, actor } = scope;
  const before = stateOf(conversation);
  const isSpoken = message.through !== null;
  const written = { kind: told.kind, at: message.at, status: told.status, isSpoken };
  const isLate = message.at < conversation.last_message_at;
  const after = told.isAutomatic
    ? before
    : isLate
      ? afterLateMessage(before, written, await messageFacts(tx, conversation.id))
      : afterMessage(before, written);
  const isNote = told.kind === 'note';
  const isTakenUp = isOurs(told) && !conversation.assignee_id && actor.kind === 'member';
  const changed = {
    status: after.status,
    snoozed_until: told.isAutomatic ? conversation.snoozed_until : null,
    waiting_since: after.waitingSince,
    first_reply_at: after.firstReplyAt,
    reopened: after.reopened,
    solved_at: after.status === 'solved' ? (conversation.solved_at ?? message.at) : null,
    assignee_id: isTakenUp ? actor.id : conversation.assignee_id,
  };
  await tx
    .updateTable('conversations')
    .set((is) => ({
      ...changed,
      // What is written down later may have happened earlier.
      ...(!isNote && {
        last_message_at: laterOf(message.at, conversation.last_message_at),
        messages: is('messages', '+', 1),
      }),
      ...(message.at >= conversation.last_message_at && !isNote && !isByItself(told) && { preview }),
    }))
    .where('id', '=', conversation.id)
    .execute();
  const doer = authorOf(scope, told);
  await noteChanges(
    tx,
    workspaceId,
    conversation.id,
    doer,
    changesOf(conversation, { ...conversation, ...changed }),
    { holdsFrom: message.at },
  );
  if (isByItself(told)) return;
  await recordHappened(
    tx,
    workspaceId,
    happenedOf(conversation, told, message, before.waitingSince !== null, after),
  );
}

/** We said something without anybody having answered: what the customer wrote stays the last word. */
const isByItself = ({ kind, isAutomatic }: NewMessage) => kind === 'reply' && isAutomatic === true;

/** Of a call that nobody answered: it is no answer, and still something that we did. */
const tellStory = (
  tx: Tx,
  { workspaceId }: Scope,
  conversation: ConversationRecord,
  { text, story }: NewMessage,
  { id, at }: Selectable<Messages>,
) => recordHappened(tx, workspaceId, [{ conversation, key: id, at, what: 'answered', text, story }]);

const laterOf = (one: Date, other: Date) => new Date(Math.max(one.getTime(), other.getTime()));

function happenedOf(
  conversation: ConversationRecord,
  { kind, text, story }: NewMessage,
  { id, at }: Selectable<Messages>,
  wasWaiting: boolean,
  after: { status: string; reopened: number },
): Happened[] {
  const asked = after.reopened > conversation.reopened ? 'asked' : 'asked again';
  const what = kind === 'customer' ? asked : wasWaiting ? 'answered' : 'answered again';
  // What we said while they called is part of their call.
  const told: Happened[] =
    kind === 'note' && !story ? [] : [{ conversation, key: id, at, what, text, story }];
  if (after.status !== 'solved' || conversation.status === 'solved') return told;
  // In a story, what happened at one moment stands in any order; the answer was first.
  const next = new Date(at.getTime() + 1);
  return [...told, { conversation, key: solvedKey(conversation), at: next, what: 'solved' }];
}

export function stateOf(
  conversation: Pick<ConversationRecord, 'status' | 'waiting_since' | 'first_reply_at' | 'reopened'>,
) {
  return {
    status: conversation.status as 'new',
    waitingSince: conversation.waiting_since,
    firstReplyAt: conversation.first_reply_at,
    reopened: conversation.reopened,
  };
}

/** Whether its sender has sent it before. */
export const isWritten = async (tx: Tx, key: string) => (await writtenBefore(tx, key)) !== undefined;

function writtenBefore(tx: Tx, key: string) {
  return tx.selectFrom('messages').selectAll().where('message_key', '=', key).executeTakeFirst();
}
