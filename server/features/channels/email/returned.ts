/**
 * Mails of ours that are no messages come back, too, as one that asks how it went: whoever sends such says so when it
 * starts, and hears of it in the transaction in which the notice is kept.
 */
import type { Scope, Tx } from '../../../core/database/workspace.ts';

/** @param reason whom it did not reach, and what the server said */
export type Returned = (
  tx: Tx,
  scope: Pick<Scope, 'workspaceId'>,
  mailId: string,
  reason: string,
) => Promise<void>;

const listeners = new Set<Returned>();

export function whenMailReturns(listener: Returned): void {
  listeners.add(listener);
}

export const tellReturned: Returned = async (...told) => {
  for (const listen of listeners) await listen(...told);
};
