/** What rules look at, of some conversations. */
import { sqlOf, type Tx } from '../../../core/database/workspace.ts';
import type { Facts } from './fit.ts';

/** As much of a message as rules look at, in characters. */
const MOST_TEXT = 20_000;

/** By conversation; `segments` come by customer, as identified. */
export async function factsOf(
  tx: Tx,
  ids: string[],
  segments: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Map<string, Facts>> {
  const { rows } = await sqlOf(tx).query<Omit<Facts, 'segments'> & { id: string; customer: string }>(
    `select c.id, c.customer_id as customer, c.priority, c.channel, c.account_id as account, d.key as department, c.language,
       c.subject || E'\\n' || coalesce(
         (select left(m.text, ${MOST_TEXT}) from messages m
          where m.conversation_id = c.id and m.kind = 'customer' order by m.at, m.id limit 1), '') as text
     from conversations c left join departments d on d.id = c.department_id where c.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(
    rows.map(({ id, customer, ...facts }) => [
      id,
      { ...facts, segments: segments.get(customer) ?? new Set() },
    ]),
  );
}
