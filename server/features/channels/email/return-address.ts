/** Where answers to our mails come back to. */
import { domainOf, type MailPerson, withDetail } from '../../../core/mail/addresses.ts';
import type { AccountRecord } from '../accounts.ts';
import type { Reach } from '../reach.ts';
import { detailOf } from './mark.ts';

/**
 * The account's address with the conversation's mark, where such addresses arrive: the account says that its server
 * takes them, or its mail comes to our own door by its own domain. Null where answers come to the plain address.
 */
export function markedReturn(
  account: Pick<AccountRecord, 'name' | 'address' | 'plus_addresses' | 'receiving'>,
  mark: string,
  { smtp }: Reach['config'],
): MailPerson | null {
  const isAtOurDoor = account.receiving === 'door' && domainOf(account.address) === smtp?.domain;
  if (!account.plus_addresses && !isAtOurDoor) return null;
  return { name: account.name, address: withDetail(account.address, detailOf(mark)) };
}
