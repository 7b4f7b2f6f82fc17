/** Connects to both servers as the account would, and tells what is wrong in a few plain kinds. */
import type { z } from 'zod';
import { inWorkspace, type Scope } from '../../core/database/workspace.ts';
import { tryMailbox } from '../../core/mail/mailbox.ts';
import { trySmtp } from '../../core/mail/send.ts';
import { type MailServer, troubleOf } from '../../core/mail/servers.ts';
import { accountOf } from './accounts.ts';
import type { channelsApi } from './contract.ts';
import { withSecret } from './mail-servers.ts';
import type { Reach } from './reach.ts';

type Told = z.output<typeof channelsApi.tryOut.body & object>;
type Answer = z.input<typeof channelsApi.tryOut.answer & object>;
type Tried = NonNullable<Answer['imap']>;

type Place = Omit<MailServer, 'pass'> & { pass?: string | undefined };

/** Of an account, its kept passwords or its sign-in stand in for what is not given. @throws 404 */
export async function tryOut(reach: Reach, scope: Scope, { id, imap, smtp }: Told): Promise<Answer> {
  const account = id ? await inWorkspace(reach.db, scope, (tx) => accountOf(tx, id)) : null;
  const serverOf = async ({ host, port, tls, user, pass }: Place, sealed: string | null) => {
    const place = { host, port, tls, user };
    if (pass !== undefined || !account) return { ...place, pass: pass ?? '' };
    return withSecret(reach, account, place, sealed);
  };
  const [triedImap, triedSmtp] = await Promise.all([
    imap &&
      attempt(async () =>
        tryMailbox(await serverOf(imap, account?.imap_password ?? null), imap.folder || 'INBOX'),
      ),
    smtp && attempt(async () => trySmtp(await serverOf(smtp, account?.smtp_password ?? null))),
  ]);
  return { imap: triedImap, smtp: triedSmtp };
}

async function attempt(work: () => Promise<void>): Promise<Tried> {
  try {
    await work();
    return { isFine: true, trouble: null };
  } catch (error) {
    const { kind, message } = troubleOf(error);
    return { isFine: false, trouble: { kind, detail: message } };
  }
}
