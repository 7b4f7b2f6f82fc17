/** One person is all customers that share a root: which they are. */
import type { Sql } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';

export interface Person {
  rootId: string;
  /** Every customer that is this person, the root first. */
  ids: string[];
}

/** @throws 404 when there is no such customer in the workspace */
export async function personOf(sql: Sql, customerId: string): Promise<Person> {
  const { rows } = await sql.query<{ root_id: string; ids: string[] }>(
    `select c.root_id,
       c.root_id || array(select m.id from customers m
                          where m.root_id = c.root_id and m.merged_into is not null order by m.created_at, m.id) as ids
     from customers c where c.id = $1`,
    [customerId],
  );
  if (!rows[0]) throw notFound(`There is no customer ${customerId} in this workspace.`);
  return { rootId: rows[0].root_id, ids: rows[0].ids };
}
