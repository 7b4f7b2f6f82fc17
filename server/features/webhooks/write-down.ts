/**
 * What happens is written down for whoever wants to hear of it, in the transaction in which it happens: with it, it is
 * committed or gone. Where nobody listens this is one question, and nothing is kept.
 */
import type { Sql } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import type { EventType } from './contract.ts';
import { prepareSoon } from './prepare.ts';

export interface NewEvent {
  type: EventType;
  conversationId?: string;
  messageId?: string;
  customerId?: string;
  responseId?: string;
  /** What only its own moment knows. */
  facts?: object;
}

export async function writeDown(sql: Sql, workspaceId: string, events: readonly NewEvent[]): Promise<void> {
  if (!events.length) return;
  const eventIds = await insertWanted(sql, workspaceId, events);
  if (eventIds.length) await prepareSoon(sql, { workspaceId, eventIds });
}

/** Whoever is only a browser so far is nobody yet whom another program could know. */
const IS_KNOWN = `exists (
  select from customers c join customers m on m.root_id = c.root_id join identities i on i.customer_id = m.id
  where c.id = event.customer_id and i.kind <> 'anonymousId')`;

/** What is told of a customer is how they are after the transaction: once for each is enough. */
const IS_TOLD = `exists (
  select from webhook_events told where told.customer_id = event.customer_id and told.type = event.type
    and told.xmin = pg_current_xact_id()::xid)`;

/** @returns the ids of those that somebody wants to hear of */
async function insertWanted(sql: Sql, workspaceId: string, events: readonly NewEvent[]): Promise<string[]> {
  const of = <T>(told: (event: NewEvent) => T) => events.map(told);
  const { rows } = await sql.query<{ id: string }>(
    `insert into webhook_events (id, workspace_id, type, endpoint_ids, conversation_id, message_id, customer_id, response_id, facts)
     select event.id, $1, event.type, wanted.by, event.conversation_id, event.message_id, event.customer_id, event.response_id, event.facts
     from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::jsonb[])
       event (id, type, conversation_id, message_id, customer_id, response_id, facts)
     cross join lateral (
       select array_agg(e.id) as by from webhook_endpoints e
       where e.workspace_id = $1 and e.disabled_by is null and event.type = any(e.types)) wanted
     where case
       when wanted.by is null then false
       when event.type = 'customer.created' then ${IS_KNOWN}
       when event.type = 'customer.updated' then ${IS_KNOWN} and not ${IS_TOLD}
       else true end
     returning id`,
    [
      workspaceId,
      of(() => newId()),
      of(({ type }) => type),
      of(({ conversationId }) => conversationId ?? null),
      of(({ messageId }) => messageId ?? null),
      of(({ customerId }) => customerId ?? null),
      of(({ responseId }) => responseId ?? null),
      of(({ facts }) => JSON.stringify(facts ?? {})),
    ],
  );
  return rows.map(({ id }) => id);
}
