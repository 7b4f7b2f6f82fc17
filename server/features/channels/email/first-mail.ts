/** Where a first mail of ours to a customer would go, and from where. */
import type { z } from 'zod';
import { sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { isMadeUp } from '../../customers/made-up.ts';
import { personOf } from '../../customers/person.ts';
import type { mailsApi } from './contract.ts';
import { sendingAccounts } from './reply-route.ts';

type Told = z.input<typeof mailsApi.first.answer & object>;

/** @throws 404 for a customer who is not here */
export async function firstMail(tx: Tx, customerId: string | undefined): Promise<Told> {
  return {
    accounts: await sendingAccounts(tx),
    addresses: customerId ? await addressesOf(tx, customerId) : [],
  };
}

/** The one that stands on their page first. Nobody writes to people who are made up. */
async function addressesOf(tx: Tx, customerId: string): Promise<string[]> {
  const { rootId, ids } = await personOf(sqlOf(tx), customerId);
  if (await isMadeUp(sqlOf(tx), rootId)) return [];
  const rows = await tx
    .selectFrom('identities')
    .select('value')
    .where('customer_id', 'in', ids)
    .where('kind', '=', 'email')
    .orderBy((is) => is('customer_id', '=', rootId), 'desc')
    .orderBy('created_at')
    .orderBy('value')
    .execute();
  return [...new Set(rows.map(({ value }) => value))];
}
