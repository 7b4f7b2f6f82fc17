/** Whom to ask, where, and in which language. */
import { sql } from 'kysely';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { namesOf } from '../../customers/names.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { languageOf } from '../../workspaces/spoken.ts';
import type { Language } from './words.ts';

/**
 * From which of their own addresses they wrote last, else the one they are known by: never somebody in copy.
 * @param personIds of all customers that are the person, the root first
 */
export async function customerAddress(
  tx: Tx,
  conversationId: string,
  personIds: string[],
): Promise<string | null> {
  const { rows } = await sql<{ address: string }>`
    select x.from_address as address from mails x
    join messages m on m.id = x.message_id join conversations c on c.id = m.conversation_id
    where c.root_id = ${conversationId} and x.direction = 'in' and x.kind = 'message' and exists (
      select from identities i where i.customer_id = any(${personIds}::uuid[]) and i.kind = 'email' and i.value = x.from_address)
    order by x.at desc limit 1`.execute(tx);
  if (rows[0]) return rows[0].address;
  const [rootId] = personIds;
  return (await namesOf(tx, [rootId!])).get(rootId!)?.email ?? null;
}

/** The conversation's, else what is known of the customer, else the workspace's. */
export async function languageFor(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  conversationId: string,
  personIds: string[],
): Promise<Language> {
  const { rows } = await sql<{ said: string | null }>`
    select language as said from conversations where id = ${conversationId} and language is not null
    union all
    select coalesce(traits->>'language', traits->>'locale') from customers
    where id = any(${personIds}::uuid[]) and coalesce(traits->>'language', traits->>'locale') is not null`.execute(
    tx,
  );
  const known = rows.map(({ said }) => languageOf(said)).find((language) => language !== null);
  return known ?? languageOf((await readWorkspace(tx, workspaceId)).language) ?? 'en';
}
