/** What happens in conversations, as events. */
import { sqlOf } from '../../core/database/workspace.ts';
import type { Happening, Listener } from '../conversations/happenings.ts';
import type { Changed } from '../conversations/hold.ts';
import type { EventType } from './contract.ts';
import { writeDown } from './write-down.ts';

export const tellOfConversations: Listener = (tx, workspaceId, happenings) =>
  writeDown(
    sqlOf(tx),
    workspaceId,
    happenings.flatMap((happening) =>
      typesOf(happening).map((type) => ({
        ...{ type, conversationId: happening.conversationId, facts: factsOf(happening) },
        ...('messageId' in happening && { messageId: happening.messageId }),
      })),
    ),
  );

function typesOf(happening: Happening): EventType[] {
  if (happening.what === 'begun') return ['conversation.created'];
  if (happening.what === 'written') return [happening.kind === 'note' ? 'note.created' : 'message.created'];
  if (happening.what === 'promise') return [`promise.${happening.deed}`];
  if (happening.what === 'level') return [`service_level.${happening.state}`];
  if (happening.what === 'changed') return ['conversation.changed', ...happening.changes.flatMap(turnOf)];
  // On its way is what everything is at first, and between two tries.
  return happening.state === 'pending' ? [] : ['message.delivery'];
}

const isDone = (status: unknown) => status === 'solved' || status === 'closed';
/** Taken for spam or not after all, nothing was solved or opened: that is a change of the status alone. */
const isSpam = (status: unknown) => status === 'spam';

function turnOf({ what, before, after }: Changed): EventType[] {
  if (what !== 'status' || isSpam(before) || isSpam(after) || isDone(before) === isDone(after)) return [];
  return [isDone(after) ? 'conversation.solved' : 'conversation.reopened'];
}

function factsOf(happening: Happening): object {
  if (happening.what === 'changed') {
    const { actor, at, changes, reason } = happening;
    const by = { kind: actor.kind, id: actor.id, name: actor.name };
    const told = changes.map(({ what, before, after }) => ({
      ...{ at: at.toISOString(), actor: by, what },
      ...{ before: before ?? null, after: after ?? null, reason },
    }));
    return { changes: told };
  }
  if (happening.what === 'delivery') {
    const { state, reason } = happening;
    return { delivery: { delivery: state, failure: reason } };
  }
  if (happening.what === 'level') return { time: happening.time };
  return happening.what === 'promise' ? { promiseId: happening.promiseId } : {};
}
