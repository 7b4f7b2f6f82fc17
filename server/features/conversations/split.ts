/**
 * A customer asks for two things at once: a message, or everything from it on, becomes a conversation of its own. Merging
 * it back undoes it.
 */
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import type { conversationsApi } from './contract.ts';
import { happened } from './happenings.ts';
import { type ConversationRecord, holdConversation, noteChanges, numbered } from './hold.ts';
import { previewOf } from './preview.ts';
import { conversationsChanged } from './reactions.ts';
import { readConversation } from './read.ts';
import { recount } from './recount.ts';
import { refuseSpam } from './spam/turn.ts';

type Asked = z.output<typeof conversationsApi.split.body & object>;

/**
 * Whose, where and how urgent it is stays as it was; what was promised in the messages goes with them. Touchpoints keep
 * the number under which they happened, and lead to where their message is (customers/touchpoint.ts).
 * @throws 404; 400 for a message that is not in it, and where one of the two would be without a word of the customer or
 * to them
 */
export async function splitConversation(tx: Tx, scope: Scope, id: string, asked: Asked) {
  const from = await holdConversation(tx, id);
  refuseSpam(from);
  const { moved, at } = await chosenMessages(tx, from, asked);
  const made = await begin(tx, from, { at, subject: asked.subject ?? from.subject });
  await move(tx, moved, made.id);
  await recount(tx, from);
  const { unansweredSince } = await recount(tx, made);
  if (!unansweredSince) await waitForThem(tx, made.id);
  const { workspaceId, actor } = scope;
  await noteChanges(tx, workspaceId, from.id, actor, [
    { what: 'split', before: null, after: numbered(made) },
  ]);
  await happened(tx, scope, { what: 'begun', conversationId: made.id });
  await noteChanges(tx, workspaceId, made.id, actor, [
    { what: 'split-from', before: null, after: numbered(from) },
  ]);
  await conversationsChanged(tx, scope, [from.id, made.id]);
  await announce(tx, workspaceId, [{ topic: 'conversation-begun', id: made.id }]);
  return readConversation(tx, made.id);
}

async function chosenMessages(tx: Tx, { id, number }: ConversationRecord, { message, after }: Asked) {
  const all = await tx
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select(['m.id', 'm.at', 'm.kind'])
    .where('c.root_id', '=', id)
    .orderBy('m.at')
    .orderBy('m.id')
    .execute();
  const place = all.findIndex((one) => one.id === message);
  if (place < 0) throw refuse(`must be a message of conversation ${number}`);
  const moved = all.slice(place, after ? undefined : place + 1);
  const left = all.filter((one) => !moved.includes(one));
  if (!moved.some(isSaid))
    throw refuse('must be written by the customer or to them: a note is no conversation');
  if (!left.some(isSaid)) throw refuse('must leave something: all of the conversation cannot be split off');
  return { moved: moved.map((one) => one.id), at: moved[0]!.at };
}

const isSaid = ({ kind }: { kind: string }) => kind !== 'note';

const refuse = (message: string) => invalid(`message: ${message}`, [{ at: 'message', message }]);

function begin(tx: Tx, from: ConversationRecord, { at, subject }: { at: Date; subject: string }) {
  const id = newId();
  const { workspace_id, customer_id, channel, account_id, priority, assignee_id, department_id } = from;
  const { tags, language, language_told } = from;
  return tx
    .insertInto('conversations')
    .values({
      ...{ id, root_id: id, workspace_id, customer_id, channel, account_id, priority },
      ...{ assignee_id, department_id },
      ...{ tags, language, language_told, subject, status: 'open', created_at: at, last_message_at: at },
      preview: previewOf(subject),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function move(tx: Tx, messages: string[], to: string): Promise<void> {
  await tx.updateTable('messages').set({ conversation_id: to }).where('id', 'in', messages).execute();
  await tx.updateTable('promises').set({ conversation_id: to }).where('message_id', 'in', messages).execute();
}

/** We had the last word: nobody waits for an answer of ours. */
async function waitForThem(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('conversations').set({ status: 'waiting' }).where('id', '=', id).execute();
}
