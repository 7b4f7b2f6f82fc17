/** One touchpoint with everything that is known of it. */
import type { PoolClient } from 'pg';
import type { z } from 'zod';
import { notFound } from '../../core/http/problems.ts';
import { instant } from './moments.ts';
import type { Touchpoint } from './story-contract.ts';
import { itemText, STORY_FIELDS, STORY_JOINS, type StoryRow } from './story-item.ts';

interface Row extends StoryRow {
  department: string | null;
  context: Record<string, unknown> | null;
  message_id: string;
  original_at: Date | null;
  received_at: Date;
  import_id: string | null;
  person_id: string;
  conversation: { id: string; number: number } | null;
}

/**
 * Of a message and of a promise, that of theirs now; of what else says in which it happened, that one. Each at its root:
 * where it is read.
 */
const CONVERSATION = `(
  select json_build_object('id', r.id, 'number', r.number)
  from (select substring(t.message_id from '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}')::uuid as id) named
  cross join lateral (select coalesce(
    (select m.conversation_id from messages m where t.source = 'conversations' and m.id = named.id),
    (select p.conversation_id from promises p where t.source = 'promises' and p.id = named.id),
    substring(t.properties->>'conversation_id' from '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$')::uuid) as id) own
  join conversations c on c.id = own.id join conversations r on r.id = c.root_id)`;

export async function readTouchpoint(client: PoolClient, id: string): Promise<z.input<typeof Touchpoint>> {
  const { rows } = await client.query<Row>(
    `select ${STORY_FIELDS}, d.name as department, t.context, t.message_id, t.original_at, t.received_at, t.import_id,
       c.root_id as person_id, ${CONVERSATION} as conversation
     from touchpoints t join customers c on c.id = t.customer_id ${STORY_JOINS}
     left join departments d on d.id = y.department_id
     where t.id = $1`,
    [id],
  );
  const row = rows[0];
  if (!row) throw notFound(`There is no touchpoint ${id} in this workspace.`);
  return {
    ...JSON.parse(itemText(row)),
    department: row.department,
    context: row.context,
    messageId: row.message_id,
    originalAt: instant(row.original_at),
    receivedAt: instant(row.received_at),
    ...{ importId: row.import_id, conversation: row.conversation },
    personId: row.person_id,
  };
}
