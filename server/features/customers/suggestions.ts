/** Two known customers met on a key that people share or retype: written down for a member to decide. */
import { texts, uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import { notices } from '../../core/live/live.ts';
import type { Identity } from './identities.ts';

export interface Suggested {
  oneId: string;
  otherId: string;
  /** The key both were seen with. */
  by: Identity;
}

/** Adds suggestions; a pair that was suggested on this kind of key before, whatever became of it, is not asked again. */
export async function suggestMerges(sql: Sql, workspaceId: string, pairs: Suggested[]): Promise<void> {
  if (!pairs.length) return;
  const ordered = pairs.map(({ oneId, otherId, by }) => ({
    by,
    ids: [oneId, otherId].sort() as [string, string],
  }));
  const { rowCount } = await sql.query(
    `insert into merge_suggestions (id, workspace_id, first_id, second_id, kind, value)
     select id, $1, first_id, second_id, kind, value
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[]) n (id, first_id, second_id, kind, value)
     on conflict do nothing`,
    [
      workspaceId,
      uuids(ordered.map(newId)),
      uuids(ordered.map(({ ids }) => ids[0])),
      uuids(ordered.map(({ ids }) => ids[1])),
      texts(ordered.map(({ by }) => by.kind)),
      texts(ordered.map(({ by }) => by.value)),
    ],
  );
  if (rowCount)
    await sql.query(`select pg_notify('jornada_live', $1)`, notices(workspaceId, [{ topic: 'merges' }]));
}

/** The people of these suggestions are one now; or, a merge undone, two again. */
export async function settleSuggestions(sql: Sql, customerId: string, byName: string): Promise<void> {
  await sql.query(
    `with person as (select id from customers where root_id = $1),
     concerned as (
       select id from merge_suggestions where first_id in (select id from person)
       union
       select id from merge_suggestions where second_id in (select id from person))
     update merge_suggestions s
     set state = case when a.root_id = b.root_id then 'merged' else 'open' end,
         decided_at = case when a.root_id = b.root_id then now() end,
         decided_by_name = case when a.root_id = b.root_id then $2 end
     from concerned, customers a, customers b
     where s.id = concerned.id and a.id = s.first_id and b.id = s.second_id
       and (s.state = 'open' and a.root_id = b.root_id or s.state = 'merged' and a.root_id <> b.root_id)`,
    [customerId, byName],
  );
}
