import type { Tx } from '../../../core/database/workspace.ts';
import { withoutDetail } from '../../../core/mail/addresses.ts';

/** Whether an address is ours: of an account of the workspace, also with a detail behind a plus, also of one that was removed. */
export async function ownAddresses(tx: Tx): Promise<(address: string) => boolean> {
  const rows = await tx.selectFrom('channel_accounts').select(['address', 'door_token']).execute();
  const addresses = new Set(rows.map(({ address }) => address));
  const tokens = new Set(rows.map(({ door_token }) => door_token));
  return (address) => {
    const plain = withoutDetail(address).address;
    return (
      addresses.has(plain) || addresses.has(address) || tokens.has(plain.slice(0, plain.lastIndexOf('@')))
    );
  };
}
