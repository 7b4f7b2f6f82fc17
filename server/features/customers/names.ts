/** What people are called, for lists of other features: the least that a row needs. */
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import type { called } from './shapes-contract.ts';

/** What a person can be called by. */
export type Called = { [name in keyof typeof called]: z.output<(typeof called)[name]> };

/** Somebody who is gone. */
export const UNKNOWN: Called = { name: null, email: null, phone: null, knownAs: null };

/** Identities `i`, the one a person would best recognise first. */
export const STRENGTH: RawBuilder<unknown> = sql`array_position(array['email', 'phone', 'userId', 'external', 'anonymousId'], i.kind)`;

/** Of these roots, those that there are. */
export async function namesOf(tx: Tx, rootIds: string[]): Promise<Map<string, Called>> {
  if (!rootIds.length) return new Map();
  const { rows } = await sql<Called & { id: string }>`
    select c.id, c.shown_name as name, c.shown_email as email, c.shown_phone as phone,
      case when c.shown_name is null and c.shown_email is null and c.shown_phone is null then
        (select jsonb_build_object('kind', i.kind, 'source', i.source, 'value', i.value)
         from identities i join customers m on m.id = i.customer_id
         where m.id = c.id or (m.merged_into is not null and m.root_id = c.id)
         order by ${STRENGTH}, i.created_at, i.value limit 1) end as "knownAs"
    from customers c where c.id = any(${rootIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...one }) => [id, one]));
}

/** Of these roots, every address and key that leads to the person, the one they would best be recognised by first. */
export async function addressesOf(tx: Tx, rootIds: string[]): Promise<Map<string, string[]>> {
  if (!rootIds.length) return new Map();
  const { rows } = await sql<{ id: string; values: string[] }>`
    select m.root_id as id, array_agg(i.value order by ${STRENGTH}, i.created_at, i.value) as values
    from customers m join identities i on i.customer_id = m.id
    where m.root_id = any(${rootIds}::uuid[]) and i.kind <> 'anonymousId' group by m.root_id`.execute(tx);
  return new Map(rows.map(({ id, values }) => [id, values]));
}
