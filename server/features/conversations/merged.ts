/** What was merged into a conversation, and whether each would be something if they parted: a split may have taken it all. */
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import { isSaid } from './said.ts';

export interface Merged {
  id: string;
  number: number;
  subject: string;
  /** Something is said in it or in what was merged into it, and something in the rest. A note alone is no conversation. */
  separable: boolean;
}

/** All that are read in this one, of whichever they were merged into. */
export async function mergedInto(tx: Tx, id: string): Promise<Merged[]> {
  const { rows } = await sqlOf(tx).query<Omit<Merged, 'number'> & { number: string }>(
    `with recursive under as (
       select id as top, id from conversations where root_id = $1 and merged_into is not null
       union all select u.top, c.id from conversations c join under u on c.merged_into = u.id)
     select c.id, c.number, c.subject,
       exists (select from messages m join under u on u.id = m.conversation_id where u.top = c.id and ${isSaid('m')})
       and exists (select from messages m join conversations o on o.id = m.conversation_id
         where o.root_id = $1 and ${isSaid('m')}
           and not exists (select from under u where u.top = c.id and u.id = o.id)) as separable
     from conversations c where c.root_id = $1 and c.merged_into is not null order by c.number`,
    [id],
  );
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}
