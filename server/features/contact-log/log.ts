/** A call or a visit is written down: a conversation with what was asked and what was answered, in one transaction. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, invalid } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { accountOf } from '../channels/accounts.ts';
import { type CallRecord, holdCall, noteLogged } from '../channels/phone/call-record.ts';
import { changeConversation } from '../conversations/change.ts';
import { conversationHere } from '../conversations/lookups.ts';
import { lockMessageKey } from '../conversations/message-key.ts';
import { writtenAt } from '../conversations/moments.ts';
import { beginConversation } from '../conversations/open.ts';
import { departmentOf, memberOf } from '../conversations/people-and-places.ts';
import { promise } from '../conversations/promises/make.ts';
import { conversationsChanged } from '../conversations/reactions.ts';
import { type Standing, standingNow } from '../conversations/take-back.ts';
import type { StoryTold } from '../conversations/touchpoint.ts';
import { writeMessage } from '../conversations/write.ts';
import { isSamePerson } from '../customers/same-person.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import { contactWith } from './read.ts';
import { CONTACT_LOG_TOPIC, reasonAsKept } from './reasons.ts';
import { type Contact, type NewContact, type Outcome, UNREACHED } from './shapes-contract.ts';
import { whoIs } from './who.ts';
import { LOG_WORDS } from './words.ts';

type Told = z.input<typeof Contact>;

/**
 * The same `key` again answers with what it made.
 * @throws 400 for keys of a customer that cannot be used, unknown members, departments and moments to come; 404; 409 for
 * a call that is written down already, and for one to be solved in which something must be filled in first
 */
export async function logContact(tx: Tx, scope: Caller, written: NewContact): Promise<Told> {
  const told = { ...written, reason: await reasonAsKept(tx, scope, written.reason) };
  const key = `contact-log ${told.key}`;
  await lockMessageKey(tx, scope.workspaceId, key);
  const known = await tx
    .selectFrom('contact_log')
    .select('id')
    .where('log_key', '=', told.key)
    .executeTakeFirst();
  if (known) return contactWith(tx, scope, known.id);
  const call = told.call ? await callOf(tx, told.call) : null;
  const at = call && !told.at ? call.began_at : writtenAt(told.at);
  const entry = {
    ...{ told, key, at, customerId: await whoIs(tx, scope, told, at) },
    memberId: await memberOf(tx, scope, told.member ?? (scope.actor.kind === 'member' ? 'me' : null)),
    accountId: call?.account_id ?? (await accountHere(tx, told)),
    words: LOG_WORDS[(await readWorkspace(tx, scope.workspaceId)).language],
  };
  await departmentOf(tx, told.department);
  const before = told.conversation ? await standingNow(tx, told.conversation) : null;
  const made = await (told.conversation
    ? goOn(tx, scope, entry, told.conversation)
    : begin(tx, scope, entry));
  await settle(tx, scope, entry, made.conversationId);
  const promised = told.promise
    ? await promise(
        tx,
        scope,
        { id: made.conversationId, assignee_id: entry.memberId },
        told.promise,
        made.lastId,
      )
    : null;
  // What is promised while they are there is waited for.
  if (promised) await conversationsChanged(tx, scope, [made.conversationId]);
  const id = await keep(tx, scope, entry, made, {
    before: before?.status === 'closed' ? null : before,
    promiseId: promised?.id ?? null,
  });
  if (call) await noteLogged(tx, scope, call.id, entry.customerId);
  await announce(tx, scope.workspaceId, [{ topic: CONTACT_LOG_TOPIC }]);
  return contactWith(tx, scope, id);
}

interface Entry {
  told: NewContact;
  /** Of its first message. */
  key: string;
  at: Date;
  customerId: string;
  memberId: string | null;
  accountId: string | null;
  words: (typeof LOG_WORDS)['en'];
}

interface Made {
  conversationId: string;
  /** Of the first message, and of the last. */
  messageId: string;
  lastId: string;
  begun: boolean;
}

/** @throws 404; 409 when somebody wrote it down already */
async function callOf(tx: Tx, id: string): Promise<CallRecord> {
  const call = await holdCall(tx, id);
  if (call.logged_at) throw conflict('This call is written down already.');
  return call;
}

/** @throws 400 for an account that is neither a telephone nor a shop; 404 */
async function accountHere(tx: Tx, { account, channel }: NewContact): Promise<string | null> {
  if (!account) return null;
  const { id, kind } = await accountOf(tx, account);
  if (kind === channel) return id;
  throw invalid(`account: ${account} is no ${channel}.`, [
    { at: 'account', message: `must be the id of a ${channel}` },
  ]);
}

/** They asked, and were answered as they stood there; or we called, and what was said is noted. */
async function begin(tx: Tx, scope: Scope, entry: Entry): Promise<Made> {
  const { told, key, customerId, memberId, accountId: account } = entry;
  const { channel, reason, department, direction, outcome } = told;
  const begun = await beginConversation(tx, scope, {
    ...{ channel, account, key, department, customer: { id: customerId }, subject: reason, attachments: [] },
    ...{ from: direction === 'in' ? 'customer' : 'us', at: askedAt(entry).toISOString() },
    ...{
      text: firstWords(entry),
      story: storyOf(entry),
      through: channel,
      priority: 'normal',
      tags: [],
      language: null,
    },
    assignee: outcome === 'handed-over' ? null : memberId,
  });
  const noted = direction === 'in' || told.note ? await note(tx, scope, entry, begun.id) : null;
  const lastId = noted ?? begun.messageId;
  return { conversationId: begun.id, messageId: begun.messageId, lastId, begun: true };
}

/** It belongs to a conversation that is there. @throws 404; 400 when that is with somebody else */
async function goOn(tx: Tx, scope: Scope, entry: Entry, conversation: string): Promise<Made> {
  const { told, key } = entry;
  const { id, customerId } = await conversationHere(tx, conversation);
  if (!(await isSamePerson(tx, customerId, entry.customerId)))
    throw invalid('conversation: it is with another customer.', [
      { at: 'conversation', message: 'must be with the same customer' },
    ]);
  const isTheirs = told.direction === 'in';
  const message = await writeMessage(tx, scope, id, {
    ...{ key, text: isTheirs ? firstWords(entry) : told.note || firstWords(entry), story: storyOf(entry) },
    ...{ kind: isTheirs ? 'customer' : 'note', at: askedAt(entry).toISOString() },
    ...{ mentions: [], keeps: [], attachments: [], status: statusAfter(told) },
    through: UNREACHED.includes(told.outcome) ? null : told.channel,
    isOfBefore: true,
  });
  const { conversationId } = message;
  const lastId = isTheirs ? await note(tx, scope, entry, conversationId) : message.id;
  return { conversationId, messageId: message.id, lastId, begun: false };
}

/** A moment before they were answered, so that the two stand in their order. */
const askedAt = ({ at, told }: Entry) => (told.direction === 'in' ? new Date(at.getTime() - 1) : at);

/** Why it was, or else what it was. */
function firstWords({ told: { direction, channel, reason, outcome }, words }: Entry): string {
  return reason || (direction === 'in' ? words.asked[channel] : words.done[outcome]);
}

/** What we said to whoever called or came, for ourselves: nothing of it goes to the customer. */
async function note(tx: Tx, scope: Scope, entry: Entry, conversationId: string): Promise<string> {
  const { told, words, key, at } = entry;
  const { id } = await writeMessage(tx, scope, conversationId, {
    ...{ key: `${key} answer`, text: told.note || words.done[told.outcome], at: at.toISOString() },
    ...{ kind: 'note', status: statusAfter(told), mentions: [], keeps: [], attachments: [] },
    through: told.direction === 'in' ? told.channel : null,
    isOfBefore: true,
  });
  return id;
}

/** When it was solved is when it was said. */
const statusAfter = ({ outcome }: NewContact) => (outcome === 'solved' ? 'solved' : 'open');

const STATUS: Record<Outcome, 'solved' | 'open' | 'waiting'> = {
  solved: 'solved',
  'follow-up': 'open',
  'handed-over': 'open',
  'left-message': 'waiting',
  'no-answer': 'open',
};

/** As its outcome says: whose it is, and whether it is done. */
async function settle(tx: Tx, scope: Scope, { told, memberId }: Entry, id: string): Promise<void> {
  const { outcome, department } = told;
  await changeConversation(tx, scope, id, {
    status: STATUS[outcome],
    ...(outcome === 'handed-over' ? { assignee: null } : memberId && { assignee: memberId }),
    ...(department !== null && { department }),
  });
}

/** What it was on the customer's story. A call of ours is nothing that they did. */
function storyOf({ told }: Entry): StoryTold {
  const { channel, direction, reason, outcome, emotion, call } = told;
  const type = channel === 'store' ? 'Help Requested' : direction === 'in' ? 'Call Received' : 'Call Made';
  return {
    ...{ type, channel },
    properties: {
      outcome,
      ...(reason && { reason }),
      ...(emotion && { emotion, emotion_noted_by: 'member' }),
      ...(call && { call_id: call }),
    },
  };
}

async function keep(
  tx: Tx,
  { workspaceId, actor }: Scope,
  { told, at, memberId, accountId }: Entry,
  { conversationId, messageId, begun }: Made,
  { before, promiseId }: { before: Standing | null; promiseId: string | null },
): Promise<string> {
  const id = newId();
  const { channel, direction, reason, outcome, emotion, note } = told;
  await tx
    .insertInto('contact_log')
    .values({
      ...{ id, workspace_id: workspaceId, log_key: told.key, conversation_id: conversationId },
      ...{ message_id: messageId, account_id: accountId, call_id: told.call ?? null, promise_id: promiseId },
      ...{ member_id: memberId, author: actor.name, channel, direction, reason, outcome, emotion, note },
      ...{ at, begun, before: before && JSON.stringify(before) },
    })
    .execute();
  return id;
}
