/**
 * What happens in conversations, one by one, for features that tell others of it: in the transaction in which it
 * happens. Reactions (`reactions.ts`) hear that something is otherwise now; listeners here hear what it was.
 */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import type { Delivery } from './delivery.ts';
import type { Changed, Doer, Reason } from './hold.ts';

export type Happening = { conversationId: string } & (
  | { what: 'begun' }
  | { what: 'written'; messageId: string; kind: 'customer' | 'reply' | 'note' }
  | { what: 'changed'; actor: Doer; changes: Changed[]; at: Date; reason: Reason | null }
  | ({ what: 'delivery'; messageId: string } & Delivery)
  | { what: 'promise'; promiseId: string; deed: 'made' | 'kept' | 'broken' }
);

export type Listener = (tx: Tx, workspaceId: string, happening: Happening) => Promise<void>;

const listeners = new Set<Listener>();

export function listenToConversations(listener: Listener): void {
  listeners.add(listener);
}

export async function happened(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  happening: Happening,
): Promise<void> {
  for (const listen of listeners) await listen(tx, workspaceId, happening);
}
