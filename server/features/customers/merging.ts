/** Merging and undoing as members do it: looked at first, and written to the audit log. */
import type { z } from 'zod';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';
import { tellOfCustomers } from './happenings.ts';
import { type Merge, mergeCustomers, unmerge } from './merge.ts';
import { personOf } from './person.ts';
import { readCustomer } from './profile.ts';
import type { Customer } from './shapes-contract.ts';
import { noteDeed } from './tell.ts';

type Profile = z.input<typeof Customer>;

interface Preview {
  winner: Profile;
  loser: Profile;
  result: Profile;
}

/** What merging would make, exactly: it is done, looked at and taken back, in one transaction that nobody else sees. */
export async function previewMerge(
  db: Database,
  scope: Scope,
  winnerId: string,
  loserId: string,
): Promise<Preview> {
  try {
    await inWorkspace(db, scope, async (tx) => {
      const [winner, loser] = [await readCustomer(tx, winnerId), await readCustomer(tx, loserId)];
      await mergeCustomers(sqlOf(tx), scope, { winnerId, loserId, reason: 'preview' });
      throw new Seen({ winner, loser, result: await readCustomer(tx, winner.id) });
    });
  } catch (outcome) {
    if (outcome instanceof Seen) return outcome.preview;
    throw outcome;
  }
  throw new Error('a preview always ends by being taken back');
}

/** Ends the transaction of a preview. */
class Seen {
  readonly preview: Preview;
  constructor(preview: Preview) {
    this.preview = preview;
  }
}

export async function mergeByHand(
  tx: Tx,
  scope: Scope,
  pair: { winnerId: string; loserId: string; reason: string },
): Promise<Merge> {
  const merge = await mergeCustomers(sqlOf(tx), scope, pair);
  await noteDeed(tx, scope, merge.winnerId, {
    action: 'customer.merged',
    after: { ...merge, reason: pair.reason },
  });
  await tellOf(tx, scope, 'merged', merge);
  return merge;
}

/**
 * Undoes the named merge, which must be one of this person's, or their latest.
 * @throws 404 when there is none, 409 when it was undone before
 */
export async function unmergeByHand(
  tx: Tx,
  scope: Scope,
  customerId: string,
  mergeId: string | undefined,
): Promise<Merge> {
  const { ids } = await personOf(sqlOf(tx), customerId);
  if (mergeId) await requireMergeOf(tx, ids, mergeId);
  const merge = await unmerge(sqlOf(tx), scope, mergeId ? { mergeId } : { customerId });
  await noteDeed(tx, scope, merge.winnerId, { action: 'customer.unmerged', before: merge });
  await tellOf(tx, scope, 'unmerged', merge);
  return merge;
}

const tellOf = (
  tx: Tx,
  { workspaceId }: Scope,
  what: 'merged' | 'unmerged',
  { winnerId, mergeId }: Merge,
): Promise<void> => tellOfCustomers(sqlOf(tx), workspaceId, [{ what, customerId: winnerId, mergeId }]);

async function requireMergeOf(tx: Tx, ids: string[], mergeId: string): Promise<void> {
  const found = await tx
    .selectFrom('merges')
    .select('id')
    .where('id', '=', mergeId)
    .where((where) => where.or([where('winner_id', 'in', ids), where('loser_id', 'in', ids)]))
    .executeTakeFirst();
  if (!found) throw notFound(`This customer took part in no merge ${mergeId}.`);
}
