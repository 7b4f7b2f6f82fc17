/** What the customer last wrote, for whoever looks for answers to it. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { conversationHere } from './lookups.ts';
import { isAnswer } from './said.ts';
import type { ConversationRow } from './shapes-contract.ts';

export interface LastAsked {
  language: z.output<typeof ConversationRow>['language'];
  /** The newest first. Empty when the customer wrote nothing. */
  text: string;
}

const MOST_MESSAGES = 5;

/**
 * Everything since we last answered, with the subject while nobody has; what is answered already only when nothing came
 * since.
 * @throws 404
 */
export async function lastAsked(tx: Tx, id: string): Promise<LastAsked> {
  const { id: rootId } = await conversationHere(tx, id);
  const { rows } = await sql<{
    text: string;
    isNew: boolean;
    language: LastAsked['language'];
    subject: string;
  }>`
    select m.text, c.language, case when answered.at is null then c.subject else '' end as subject,
      answered.at is null or m.at > answered.at as "isNew"
    from conversations c
    join conversations w on w.root_id = c.id
    join messages m on m.conversation_id = w.id and m.kind = 'customer'
    left join lateral (
      select max(r.at) as at from messages r join conversations o on o.id = r.conversation_id
      where o.root_id = c.id and ${sql.raw(isAnswer('r'))}) answered on true
    where c.id = ${rootId}
    order by m.at desc, m.id desc limit ${MOST_MESSAGES}`.execute(tx);
  const [last] = rows;
  if (!last) return { language: null, text: '' };
  const asked = last.isNew ? rows.filter(({ isNew }) => isNew) : [last];
  return { language: last.language, text: [...asked.map(({ text }) => text), last.subject].join('\n') };
}
