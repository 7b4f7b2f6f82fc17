import type { Tx } from '../../../core/database/workspace.ts';
import { isAskedInStore } from '../store/asks.ts';

/** Whether answers go by mail when their writer says nothing else: also to whoever left an address on a shop's page. */
export const goesByMail = async (
  tx: Tx,
  { id, channel }: { id: string; channel: string },
): Promise<boolean> => channel === 'email' || (channel === 'store' && (await isAskedInStore(tx, id)));
