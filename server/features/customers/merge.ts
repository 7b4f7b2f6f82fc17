/**
 * Merging and undoing. A merge points one root at another; nothing else moves (see migrations/0002_customers.sql), so
 * undoing it, in whatever order, gives back exactly what was.
 */
import type { Scope, Sql } from '../../core/database/workspace.ts';
import { conflict, notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { notices } from '../../core/live/live.ts';
import type { ClaimOrigin } from './identify.ts';
import type { Identity } from './identities.ts';
import { refreshCustomers } from './refresh.ts';
import { settleSuggestions } from './suggestions.ts';

export interface Merge {
  mergeId: string;
  winnerId: string;
  loserId: string;
}

interface MergeWords {
  reason: string;
  evidence?: object;
  byName: string;
  importId?: string | null;
}

/**
 * Joins the person of `loserId` to the person of `winnerId`, whose name and owner stay. Ids may be of any of their
 * customers. @throws 404 when one is not there, 409 when both are one person already
 */
export async function mergeCustomers(
  sql: Sql,
  { workspaceId, actor }: Scope,
  { winnerId, loserId, reason = 'by hand' }: { winnerId: string; loserId: string; reason?: string },
): Promise<Merge> {
  const roots = await lockTrees(sql, [winnerId, loserId]);
  const [winner, loser] = [roots.get(winnerId), roots.get(loserId)];
  if (!winner || !loser) throw notFound(`There is no customer ${winner ? loserId : winnerId}.`);
  if (winner === loser) throw conflict('Both are one person already.');
  const merge = await join(sql, workspaceId, winner, loser, { reason, byName: actor.name });
  await refreshCustomers(sql, workspaceId, [winner]);
  await settleSuggestions(sql, winner, actor.name);
  await tell(sql, workspaceId, [winner, loser]);
  return merge;
}

/**
 * Undoes one merge, or the latest of this customer's person. Both people are again what they were, with what came to
 * each since. @throws 404 when there is nothing to undo
 */
export async function unmerge(
  sql: Sql,
  { workspaceId, actor }: Scope,
  which: { mergeId: string } | { customerId: string },
): Promise<Merge> {
  const found =
    'mergeId' in which ? await findMerge(sql, which.mergeId) : await latestMerge(sql, which.customerId);
  if (!found) throw notFound('There is no merge to undo here.');
  await lockTrees(sql, [found.winnerId, found.loserId]);
  const { rowCount } = await sql.query(
    'update merges set undone_at = now(), undone_by_name = $2 where id = $1 and undone_at is null',
    [found.mergeId, actor.name],
  );
  if (!rowCount) throw conflict('This merge has been undone already.');
  await split(sql, found.loserId);
  const [winner, loser] = await rootsOf(sql, [found.winnerId, found.loserId]);
  await refreshCustomers(sql, workspaceId, [winner!, loser!]);
  await settleSuggestions(sql, loser!, actor.name);
  await tell(sql, workspaceId, [winner!, loser!]);
  return found;
}

/**
 * Joins that follow from a key by themselves; the same people may be named several times. Does not refresh.
 * @returns what came of each pair; null where both were one person already
 */
export async function joinAutomatically(
  sql: Sql,
  workspaceId: string,
  pairs: { winnerId: string; loserId: string; by: Identity }[],
  origin: ClaimOrigin,
): Promise<(Merge | null)[]> {
  if (!pairs.length) return [];
  await lockTrees(
    sql,
    pairs.flatMap(({ winnerId, loserId }) => [winnerId, loserId]),
  );
  const merges: (Merge | null)[] = [];
  for (const { winnerId, loserId, by } of pairs) {
    const [winner, loser] = await rootsOf(sql, [winnerId, loserId]);
    if (winner === loser) {
      merges.push(null);
      continue;
    }
    const words = { reason: `same ${by.kind}`, evidence: by, byName: 'Jornada', importId: origin.importId };
    merges.push(await join(sql, workspaceId, winner!, loser!, words));
    await settleSuggestions(sql, winner!, 'Jornada');
    await tell(sql, workspaceId, [winner!, loser!]);
  }
  return merges;
}

async function join(
  sql: Sql,
  workspaceId: string,
  winnerId: string,
  loserId: string,
  words: MergeWords,
): Promise<Merge> {
  const mergeId = newId();
  await sql.query('update customers set merged_into = $1 where id = $2', [winnerId, loserId]);
  await sql.query('update customers set root_id = $1 where root_id = $2', [winnerId, loserId]);
  await sql.query(
    `insert into merges (id, workspace_id, winner_id, loser_id, reason, evidence, by_name, import_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      mergeId,
      workspaceId,
      winnerId,
      loserId,
      words.reason,
      JSON.stringify(words.evidence ?? {}),
      words.byName,
      words.importId ?? null,
    ],
  );
  return { mergeId, winnerId, loserId };
}

/** Cuts the loser off with everyone who was merged into it, who now have it as root. */
async function split(sql: Sql, loserId: string): Promise<void> {
  await sql.query('update customers set merged_into = null where id = $1', [loserId]);
  await sql.query(
    `with recursive branch as (
       select id from customers where id = $1
       union all
       select c.id from customers c join branch b on c.merged_into = b.id)
     update customers set root_id = $1 where id in (select id from branch)`,
    [loserId],
  );
}

/** Id → root, both trees held until the end of the transaction, in one order. */
async function lockTrees(sql: Sql, ids: string[]): Promise<Map<string, string>> {
  await sql.query(
    `select id from customers
     where root_id in (select root_id from customers where id = any($1::uuid[])) order by id for no key update`,
    [ids],
  );
  const { rows } = await sql.query<{ id: string; root_id: string }>(
    'select id, root_id from customers where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.root_id]));
}

async function rootsOf(sql: Sql, ids: [string, string]): Promise<(string | undefined)[]> {
  const { rows } = await sql.query<{ id: string; root_id: string }>(
    'select id, root_id from customers where id = any($1::uuid[])',
    [ids],
  );
  return ids.map((id) => rows.find((row) => row.id === id)?.root_id);
}

const MERGE = 'id as "mergeId", winner_id as "winnerId", loser_id as "loserId"';

async function findMerge(sql: Sql, id: string): Promise<Merge | undefined> {
  return (await sql.query<Merge>(`select ${MERGE} from merges where id = $1`, [id])).rows[0];
}

async function latestMerge(sql: Sql, customerId: string): Promise<Merge | undefined> {
  const { rows } = await sql.query<Merge>(
    `select ${MERGE} from merges
     where undone_at is null
       and loser_id in (select id from customers where root_id = (select root_id from customers where id = $1))
     order by at desc, id desc limit 1`,
    [customerId],
  );
  return rows[0];
}

async function tell(sql: Sql, workspaceId: string, customerIds: string[]): Promise<void> {
  const news = [
    ...customerIds.map((id) => ({ topic: `customer:${id}` })),
    { topic: 'customers' },
    { topic: 'merges' },
  ];
  await sql.query(`select pg_notify('jornada_live', notice) from unnest($1::text[]) notice`, [
    notices(workspaceId, news),
  ]);
}
