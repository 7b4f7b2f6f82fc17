import type { Sql } from '../../core/database/workspace.ts';

/** Whether a customer came with the sample company and does not exist: nothing is ever sent to them. Read by root. */
export async function isMadeUp(sql: Sql, customerId: string): Promise<boolean> {
  const { rows } = await sql.query(
    `select from customers c join customers r on r.id = c.root_id join imports i on i.id = r.import_id
     where c.id = $1 and i.kind = 'sample'`,
    [customerId],
  );
  return rows.length > 0;
}
