/**
 * Two conversations about one thing become one, and two again. Nothing moves: the other one points at the one it was
 * merged into, and its messages are read there; taking the pointer away gives back what was.
 */
import type { z } from 'zod';
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { conflict, invalid } from '../../core/http/problems.ts';
import { personOf } from '../customers/person.ts';
import { type ConversationRecord, holdBoth, holdConversation, holdOwn, noteBoth } from './hold.ts';
import { mergedInto } from './merged.ts';
import { conversationsChanged } from './reactions.ts';
import { readConversation } from './read.ts';
import { recount } from './recount.ts';
import type { Conversation } from './shapes-contract.ts';
import { refuseSpam } from './spam/turn.ts';

type Told = z.input<typeof Conversation>;

/** @throws 404; 400 for itself; 409 for another person's, for spam, and for what is merged already */
export async function mergeConversations(tx: Tx, scope: Scope, id: string, other: string): Promise<Told> {
  const [into, from] = await holdBoth(tx, id, other);
  if (id === other)
    throw invalid('other: a conversation cannot be merged into itself.', [
      { at: 'other', message: 'must be another conversation' },
    ]);
  if (into.id === from.id) throw await areOneAlready(tx, into, [id, other]);
  for (const one of [into, from]) refuseSpam(one);
  await requireSamePerson(tx, into, from);
  await point(tx, from.id, into.id);
  await noteBoth(tx, scope, ['merged', 'merged-into'], [into, from]);
  await recount(tx, into);
  await conversationsChanged(tx, scope, [into.id, from.id]);
  return readConversation(tx, into.id);
}

async function areOneAlready(tx: Tx, into: ConversationRecord, ids: string[]) {
  const numbers: number[] = [];
  for (const id of ids) if (id !== into.id) numbers.push((await holdOwn(tx, id)).number);
  const are = numbers.length > 1 ? `s ${numbers.join(' and ')} are` : ` ${numbers[0]} is`;
  return conflict(`Conversation${are} merged into ${into.number} already.`);
}

/** @throws 404; 409 when the other one is not merged into this one, and when one of the two would be without a word */
export async function unmergeConversation(tx: Tx, scope: Scope, id: string, other: string): Promise<Told> {
  const [into, from] = await holdMerged(tx, id, other);
  await requireSeparable(tx, into, from);
  await part(tx, scope, [into, from]);
  return readConversation(tx, from.id);
}

/** Also where one of them is without a word then: for whoever takes away everything of one. @throws 404; 409 */
export async function partConversations(tx: Tx, scope: Scope, id: string, other: string): Promise<void> {
  await part(tx, scope, await holdMerged(tx, id, other));
}

type Both = [into: ConversationRecord, from: ConversationRecord];

async function holdMerged(tx: Tx, id: string, other: string): Promise<Both> {
  const into = await holdConversation(tx, id);
  const from = await holdOwn(tx, other);
  if (!from.merged_into || from.root_id !== into.id)
    throw conflict(`Conversation ${from.number} is not merged into ${into.number}.`);
  return [into, from];
}

async function part(tx: Tx, scope: Scope, [into, from]: Both): Promise<void> {
  await point(tx, from.id, null);
  await noteBoth(tx, scope, ['unmerged', 'unmerged-from'], [into, from]);
  for (const one of [into, from]) await recount(tx, one);
  await conversationsChanged(tx, scope, [into.id, from.id]);
}

async function requireSeparable(tx: Tx, into: ConversationRecord, from: ConversationRecord): Promise<void> {
  const merged = await mergedInto(tx, into.id);
  if (merged.find(({ id }) => id === from.id)?.separable) return;
  throw conflict(
    `Conversations ${into.number} and ${from.number} cannot be separated: what was written in one of them was split off since, and it would be empty.`,
  );
}

/** Points one at another, or at none; it and all that were merged into it are read at the root of that. */
async function point(tx: Tx, id: string, into: string | null): Promise<void> {
  await sqlOf(tx).query(
    `with recursive under as (
       select $1::uuid as id
       union all select c.id from conversations c join under on c.merged_into = under.id)
     update conversations c set root_id = coalesce($2::uuid, $1::uuid),
       merged_into = case when c.id = $1 then $2::uuid else c.merged_into end
     from under where c.id = under.id`,
    [id, into],
  );
}

async function requireSamePerson(tx: Tx, into: ConversationRecord, from: ConversationRecord): Promise<void> {
  const sql = sqlOf(tx);
  const [one, other] = [await personOf(sql, into.customer_id), await personOf(sql, from.customer_id)];
  if (one.rootId === other.rootId) return;
  throw conflict(
    `Conversations ${into.number} and ${from.number} are with two customers. If both are one person, merge the customers first.`,
  );
}
