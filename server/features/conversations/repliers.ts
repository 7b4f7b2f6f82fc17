/** Who answered in a conversation. */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';
import { isOurs } from './said.ts';

interface Replier {
  id: string;
  name: string;
  answers: number;
}

/** Members who wrote answers to the customer in it, who wrote most first; what programs wrote in their name is none. */
export async function repliersOf(tx: Tx, conversationId: string): Promise<Replier[]> {
  const { rows } = await sql<Replier>`
    select a.id, a.name, count(*)::int as answers
    from conversations part
    join messages m on m.conversation_id = part.id and ${sql.raw(isOurs('m'))} and m.author_kind = 'member' and not m.automatic
    join members a on a.id = m.author_id
    where part.root_id = ${conversationId} group by a.id order by answers desc, a.name, a.id`.execute(tx);
  return rows;
}
