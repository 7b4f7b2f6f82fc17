/** Connects to both servers as the account would, and tells what is wrong in a few plain kinds. */
import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { tryMailbox } from '../../core/mail/mailbox.ts';
import { trySmtp } from '../../core/mail/send.ts';
import { type MailServer, MailTrouble, troubleOf } from '../../core/mail/servers.ts';
import { type AccountRecord, accountOf, imapOf, smtpOf } from './accounts.ts';
import type { channelsApi } from './contract.ts';
import type { ChannelKeys } from './keys.ts';

type Told = z.output<typeof channelsApi.tryOut.body & object>;
type Answer = z.input<typeof channelsApi.tryOut.answer & object>;
type Tried = NonNullable<Answer['imap']>;

export interface Trial {
  imap: { server: MailServer | null; folder: string } | null;
  smtp: { server: MailServer | null } | null;
}

/** What is to be tried; of an account, its kept passwords stand in for those that are not given. @throws 404 */
export async function trialOf(tx: Tx, keys: ChannelKeys, { id, imap, smtp }: Told): Promise<Trial> {
  const account = id ? await accountOf(tx, id) : null;
  const kept = { imap: keptPassword(account, imapOf, keys), smtp: keptPassword(account, smtpOf, keys) };
  return {
    imap: imap && { server: withPassword(imap, kept.imap), folder: imap.folder || 'INBOX' },
    smtp: smtp && { server: withPassword(smtp, kept.smtp) },
  };
}

type ServerOf = (account: AccountRecord, keys: ChannelKeys) => MailServer | null;

/** Null when it was sealed with another key. */
function keptPassword(account: AccountRecord | null, serverOf: ServerOf, keys: ChannelKeys): string | null {
  if (!account) return '';
  return serverOf(account, keys)?.pass ?? null;
}

type ToldServer = Omit<MailServer, 'pass'> & { pass?: string | undefined };

function withPassword({ host, port, tls, user, pass }: ToldServer, kept: string | null): MailServer | null {
  const known = pass ?? kept;
  return known === null ? null : { host, port, tls, user, pass: known };
}

export async function tryOut({ imap, smtp }: Trial): Promise<Answer> {
  const [triedImap, triedSmtp] = await Promise.all([
    imap && attempt(imap.server, (server) => tryMailbox(server, imap.folder)),
    smtp && attempt(smtp.server, trySmtp),
  ]);
  return { imap: triedImap, smtp: triedSmtp };
}

async function attempt(
  server: MailServer | null,
  work: (server: MailServer) => Promise<void>,
): Promise<Tried> {
  try {
    if (!server) throw new MailTrouble('sealed', 'The kept password was sealed with another key.');
    await work(server);
    return { isFine: true, trouble: null };
  } catch (error) {
    const { kind, message } = troubleOf(error);
    return { isFine: false, trouble: { kind, detail: message } };
  }
}
