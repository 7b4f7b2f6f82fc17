/** Which conversations a conversation is linked to. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import type { Conversation } from './shapes-contract.ts';

type Told = z.input<typeof Conversation>['linked'];

/** Those of the conversation and of all that were merged into it; what was merged is told as what it is part of. */
export async function linksOf(tx: Tx, rootId: string): Promise<Told> {
  const { rows } = await sql<{
    id: string;
    number: string;
    subject: string;
    preview: string;
    status: string;
  }>`
    select distinct r.id, r.number, r.subject, r.preview, r.status
    from conversations c
    join conversation_links l on c.id in (l.one_id, l.other_id)
    join conversations o on o.id = case when l.one_id = c.id then l.other_id else l.one_id end
    join conversations r on r.id = o.root_id
    where c.root_id = ${rootId} and r.id <> ${rootId}
    order by r.number desc`.execute(tx);
  return rows.map((row) => ({
    ...row,
    number: Number(row.number),
    status: row.status as Told[number]['status'],
  }));
}
