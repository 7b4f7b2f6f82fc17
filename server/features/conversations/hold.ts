/** One conversation for a change: locked, and with its history and its screens told of what was done. */
import type { Selectable } from 'kysely';
import type { Conversations } from '../../core/database/tables.ts';
import type { Actor, Scope, Tx } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { happened } from './happenings.ts';

export type ConversationRecord = Selectable<Conversations>;

/** Screens that show lists of conversations. */
export const CONVERSATIONS_TOPIC = 'conversations';

/**
 * Locked until the end of the transaction; a merged one is the one that it was merged into.
 * @throws 404
 */
export async function holdConversation(tx: Tx, id: string): Promise<ConversationRecord> {
  const found = await holdOwn(tx, id);
  return found.merged_into ? holdConversation(tx, found.root_id) : found;
}

/** The one of this id itself, merged or not. @throws 404 */
export async function holdOwn(tx: Tx, id: string): Promise<ConversationRecord> {
  const found = await tx
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw noSuchConversation(id);
  return found;
}

/** Locked in the order of their ids, so that two who do something with the same two never wait for each other in a circle. */
export async function holdBoth(
  tx: Tx,
  id: string,
  other: string,
): Promise<[ConversationRecord, ConversationRecord]> {
  const held = new Map<string, ConversationRecord>();
  for (const one of [id, other].sort()) held.set(one, await holdConversation(tx, one));
  return [held.get(id)!, held.get(other)!];
}

/** As the history of another one names it. */
export const numbered = ({ id, number, subject }: Pick<ConversationRecord, 'id' | 'number' | 'subject'>) => ({
  id,
  number: Number(number),
  subject,
});

export const noSuchConversation = (id: string) => notFound(`There is no conversation ${id} here.`);

export interface Changed {
  what: string;
  before: unknown;
  after: unknown;
}

/** Why Jornada did something by itself: a kind, and what belongs to it. */
export interface Reason {
  kind: string;
  [fact: string]: unknown;
}

/** Whoever changes something: a member, a program, Jornada, or the customer. */
export interface Doer {
  kind: Actor['kind'] | 'customer';
  id: string | null;
  name: string;
}

/** `holdsFrom`: since when it is so, where that is not now: of what was written down later. */
export async function noteChanges(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  actor: Doer,
  changes: Changed[],
  { holdsFrom = null, reason = null }: { holdsFrom?: Date | null; reason?: Reason | null } = {},
): Promise<void> {
  if (!changes.length) return;
  await tx
    .insertInto('conversation_changes')
    .values(
      changes.map(({ what, before, after }) => ({
        id: newId(),
        workspace_id: workspaceId,
        conversation_id: conversationId,
        actor_kind: actor.kind,
        actor_id: actor.id,
        actor_name: actor.name,
        what,
        before: JSON.stringify(before ?? null),
        after: JSON.stringify(after ?? null),
        holds_from: holdsFrom,
        reason: reason && JSON.stringify(reason),
      })),
    )
    .execute();
  const at = holdsFrom ?? new Date();
  await happened(tx, { workspaceId }, { what: 'changed', conversationId, actor, changes, at, reason });
}

/** Of two that became something to each other: each says which the other is, in a word of its own. */
export async function noteBoth(
  tx: Tx,
  { workspaceId, actor }: Scope,
  [ofOne, ofOther]: [string, string],
  [one, other]: [ConversationRecord, ConversationRecord],
): Promise<void> {
  await noteChanges(tx, workspaceId, one.id, actor, [{ what: ofOne, before: null, after: numbered(other) }]);
  await noteChanges(tx, workspaceId, other.id, actor, [
    { what: ofOther, before: null, after: numbered(one) },
  ]);
}

/** Screens with these conversations, and all lists of them, look again once the transaction has committed. */
export async function tellAbout(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  ids: string[],
): Promise<void> {
  await announce(tx, workspaceId, [
    { topic: CONVERSATIONS_TOPIC },
    ...ids.map((id) => ({ topic: `conversation:${id}` })),
  ]);
}
