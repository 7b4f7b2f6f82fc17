/**
 * What happens is written down for whoever wants to hear of it, in the transaction in which it happens: with it, it is
 * committed or gone. Where nobody listens this is one question, and nothing is kept.
 */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import type { Happening, Listener } from '../conversations/happenings.ts';
import type { Changed } from '../conversations/hold.ts';
import type { EventType } from './contract.ts';
import { prepareSoon } from './prepare.ts';

export const writeDown: Listener = async (tx, workspaceId, happening) => {
  const types = typesOf(happening);
  if (!types.length) return;
  const ids = await insertWanted(tx, workspaceId, types, happening);
  if (ids.length) await prepareSoon(tx, { workspaceId, eventIds: ids });
};

function typesOf(happening: Happening): EventType[] {
  if (happening.what === 'begun') return ['conversation.created'];
  if (happening.what === 'written') return [happening.kind === 'note' ? 'note.created' : 'message.created'];
  if (happening.what === 'promise') return [`promise.${happening.deed}`];
  if (happening.what === 'changed') return ['conversation.changed', ...happening.changes.flatMap(turnOf)];
  // On its way is what everything is at first, and between two tries.
  return happening.state === 'pending' ? [] : ['message.delivery'];
}

const isDone = (status: unknown) => status === 'solved' || status === 'closed';

function turnOf({ what, before, after }: Changed): EventType[] {
  if (what !== 'status' || isDone(before) === isDone(after)) return [];
  return [isDone(after) ? 'conversation.solved' : 'conversation.reopened'];
}

/** @returns the ids of those that somebody wants to hear of */
async function insertWanted(
  tx: Tx,
  workspaceId: string,
  types: EventType[],
  happening: Happening,
): Promise<string[]> {
  const { conversationId } = happening;
  const messageId = 'messageId' in happening ? happening.messageId : null;
  const ids = types.map(newId);
  const { rows } = await sql<{ id: string }>`
    insert into webhook_events (id, workspace_id, type, endpoint_ids, conversation_id, message_id, facts)
    select event.id, ${workspaceId}, event.type, wanted.by, ${conversationId}, ${messageId}, ${factsOf(happening)}
    from unnest(${ids}::uuid[], ${types}::text[]) event (id, type)
    cross join lateral (
      select array_agg(e.id) as by from webhook_endpoints e
      where e.workspace_id = ${workspaceId} and e.disabled_by is null and event.type = any(e.types)) wanted
    where wanted.by is not null
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

function factsOf(happening: Happening): string {
  if (happening.what === 'changed') {
    const { actor, at, changes, reason } = happening;
    const by = { kind: actor.kind, id: actor.id, name: actor.name };
    const told = changes.map(({ what, before, after }) => ({
      ...{ at: at.toISOString(), actor: by, what },
      ...{ before: before ?? null, after: after ?? null, reason },
    }));
    return JSON.stringify({ changes: told });
  }
  if (happening.what === 'delivery') {
    const { state, reason } = happening;
    return JSON.stringify({ delivery: { delivery: state, failure: reason } });
  }
  return JSON.stringify(happening.what === 'promise' ? { promiseId: happening.promiseId } : {});
}
