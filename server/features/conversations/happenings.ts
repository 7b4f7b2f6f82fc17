/**
 * What happens in conversations, one by one, for features that tell others of it: in the transaction in which it
 * happens. Reactions (`reactions.ts`) hear that something is otherwise now; listeners here hear what it was.
 */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import type { Delivery } from './delivery.ts';
import { gatheredIn } from './gathered.ts';
import type { Changed, Doer, Reason } from './hold.ts';

export type Happening = { conversationId: string } & (
  | { what: 'begun' }
  | { what: 'written'; messageId: string; kind: 'customer' | 'reply' | 'note' }
  | { what: 'changed'; actor: Doer; changes: Changed[]; at: Date; reason: Reason | null }
  /** `isLost`: it has just failed for good, and had not before. */
  | ({ what: 'delivery'; messageId: string; isLost: boolean } & Delivery)
  /** Of a service level that is about to be missed, or is: how it stands, as the API tells it. */
  | { what: 'level'; state: 'warning' | 'missed'; time: object }
  | { what: 'promise'; promiseId: string; deed: 'made' | 'kept' | 'broken' }
);

/** Hears of them in their order: of one alone, or of several that happened together. */
export type Listener = (tx: Tx, workspaceId: string, happenings: readonly Happening[]) => Promise<void>;

const listeners = new Set<Listener>();

export function listenToConversations(listener: Listener): void {
  listeners.add(listener);
}

export async function happened(
  tx: Tx,
  scope: Pick<Scope, 'workspaceId'>,
  happening: Happening,
): Promise<void> {
  const gathered = gatheredIn(tx);
  if (gathered) gathered.happenings.push(happening);
  else await tellOf(tx, scope, [happening]);
}

export async function tellOf(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  happenings: readonly Happening[],
): Promise<void> {
  for (const listen of listeners) await listen(tx, workspaceId, happenings);
}
