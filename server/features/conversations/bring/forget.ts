/** With customers who never were go their conversations. */
import { SYSTEM, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { giveTo } from '../give.ts';
import { holdConversation } from '../hold.ts';
import { partConversations } from '../merge.ts';

interface Theirs {
  /** Of the import that brought the customers. */
  importId: string;
  /** How the keys begin that their messages were brought with: one of them may have been given to another customer. */
  keys: string;
}

/**
 * All that is in them goes, whoever wrote it. Those of others that were merged with one of them are themselves again, and
 * those that were given to one of them are with whom they were.
 */
export async function forgetConversations(
  tx: Tx,
  workspaceId: string,
  { importId, keys }: Theirs,
): Promise<void> {
  const sql = sqlOf(tx);
  const others = await sql.query<Given>(GIVEN_TO_THEM, [importId, keys]);
  for (const one of others.rows) await give(tx, workspaceId, one);
  const { rows } = await sql.query<{ id: string; into: string }>(
    `with ${THEIRS} select id, merged_into as into from conversations
     where merged_into is not null and (id in (select id from theirs)) <> (merged_into in (select id from theirs)) order by id`,
    [importId, keys],
  );
  for (const { id, into } of rows) await partConversations(tx, { workspaceId, actor: SYSTEM }, into, id);
  const given = await sql.query<Given>(GIVEN_TO_OTHERS, [importId, keys]);
  for (const one of given.rows) await give(tx, workspaceId, one);
  await sql.query(`with ${THEIRS} delete from conversations where id in (select id from theirs)`, [
    importId,
    keys,
  ]);
}

const PEOPLE = 'people as (select id from customers where import_id = $1)';
const BROUGHT = 'brought as (select conversation_id from messages where starts_with(message_key, $2))';
const THEIRS = `${PEOPLE}, ${BROUGHT}, theirs as (
  select id from conversations where customer_id in (select id from people) union select conversation_id from brought)`;

/** A conversation, and the customer whom it is to be with. */
interface Given {
  id: string;
  to: string;
}

/** Begun with somebody else, to whom it goes back. */
const GIVEN_TO_THEM = `with ${PEOPLE}, ${BROUGHT}
select c.id, was.id as to from conversations c cross join lateral (
  select m.id from conversation_changes h join customers m on m.id = (h.before ->> 'id')::uuid
  where h.conversation_id = c.id and h.what = 'customer' and m.id not in (select id from people)
  order by h.at desc, h.id desc limit 1) was
where c.merged_into is null and c.customer_id in (select id from people)
  and c.id not in (select conversation_id from brought)
order by c.id`;

/** Nothing of it stays with whom it was given to. To any of their people: they all go, with what is theirs. */
const GIVEN_TO_OTHERS = `with ${THEIRS}
select id, (select id from people order by id limit 1) as to from conversations
where merged_into is null and id in (select id from theirs) and customer_id not in (select id from people)
order by id`;

const give = async (tx: Tx, workspaceId: string, { id, to }: Given) =>
  giveTo(tx, { workspaceId, actor: SYSTEM }, await holdConversation(tx, id), { id: to });
