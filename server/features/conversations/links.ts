/** Conversations that have to do with each other, of one customer or of several, and stay what they are. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { invalid, notFound } from '../../core/http/problems.ts';
import { holdBoth, noteBoth, tellAbout } from './hold.ts';
import { readConversation } from './read.ts';
import type { Conversation } from './shapes-contract.ts';

type Told = z.input<typeof Conversation>;

/** Linked already is linked. @throws 404; 400 for itself, and for one that was merged into it */
export async function linkConversation(tx: Tx, scope: Scope, id: string, other: string): Promise<Told> {
  const both = await holdBoth(tx, id, other);
  const [one, second] = both;
  if (one.id === second.id)
    throw invalid('other: a conversation is not linked to itself.', [
      { at: 'other', message: 'must be another conversation' },
    ]);
  const made = await tx
    .insertInto('conversation_links')
    .values({ workspace_id: scope.workspaceId, ...inOrder(one.id, second.id) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('one_id')
    .execute();
  if (made.length) await noteLink(tx, scope, 'linked', both);
  return readConversation(tx, one.id);
}

/** @throws 404 for conversations that are not there, or not linked */
export async function unlinkConversation(tx: Tx, scope: Scope, id: string, other: string): Promise<Told> {
  const both = await holdBoth(tx, id, other);
  const [one, second] = both;
  const { numAffectedRows } = await sql`
    delete from conversation_links l using conversations a, conversations b
    where a.id = l.one_id and b.id = l.other_id
      and (a.root_id, b.root_id) in ((${one.id}, ${second.id}), (${second.id}, ${one.id}))`.execute(tx);
  if (!numAffectedRows)
    throw notFound(`Conversations ${one.number} and ${second.number} are not linked to each other.`);
  await noteLink(tx, scope, 'unlinked', both);
  return readConversation(tx, one.id);
}

const inOrder = (one: string, other: string) =>
  one < other ? { one_id: one, other_id: other } : { one_id: other, other_id: one };

async function noteLink(
  tx: Tx,
  scope: Scope,
  what: 'linked' | 'unlinked',
  both: Awaited<ReturnType<typeof holdBoth>>,
): Promise<void> {
  await noteBoth(tx, scope, [what, what], both);
  await tellAbout(
    tx,
    scope,
    both.map(({ id }) => id),
  );
}
