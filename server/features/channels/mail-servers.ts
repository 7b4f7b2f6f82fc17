/** How to reach the servers of an account, with what they want to see: a password, or the token of a sign-in. */
import { type MailServer, MailTrouble, type Tls } from '../../core/mail/servers.ts';
import { unseal } from '../../core/sealed.ts';
import type { AccountRecord } from './accounts.ts';
import type { Reach } from './reach.ts';
import { accessTokenOf } from './sign-in/tokens.ts';

/** @throws MailTrouble: its password was sealed with another key, or somebody must sign in */
export const imapServer = (reach: Reach, account: AccountRecord): Promise<MailServer> =>
  withSecret(reach, account, imapPlace(account), account.imap_password);

/** @throws MailTrouble as {@link imapServer} */
export const smtpServer = (reach: Reach, account: AccountRecord): Promise<MailServer> =>
  withSecret(reach, account, smtpPlace(account), account.smtp_password);

type Place = Omit<MailServer, 'pass'>;

const imapPlace = ({ imap_host, imap_port, imap_tls, imap_user }: AccountRecord): Place => ({
  ...{ host: imap_host, port: imap_port, tls: imap_tls as Tls, user: imap_user },
});

const smtpPlace = ({ smtp_host, smtp_port, smtp_tls, smtp_user }: AccountRecord): Place => ({
  ...{ host: smtp_host, port: smtp_port, tls: smtp_tls as Tls, user: smtp_user },
});

/** @param sealed its password; null: none */
export async function withSecret(
  reach: Reach,
  account: AccountRecord,
  place: Place,
  sealed: string | null,
): Promise<MailServer> {
  const accessToken = await accessTokenOf(reach, account);
  if (accessToken !== null) return { ...place, pass: '', accessToken };
  const pass = sealed === null ? '' : unseal(sealed, reach.keys.passwords);
  if (pass === null) throw new MailTrouble('sealed', 'The password was sealed with another key.');
  return { ...place, pass };
}
