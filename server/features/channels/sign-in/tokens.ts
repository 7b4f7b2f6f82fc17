/** What an account that is signed in shows its servers, renewed before it ends: by one process at a time. */
import type { Database } from '../../../core/database/database.ts';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import { MailTrouble } from '../../../core/mail/servers.ts';
import { seal, unseal } from '../../../core/sealed.ts';
import type { AccountRecord } from '../accounts.ts';
import type { ChannelKeys } from '../keys.ts';
import type { Reach } from '../reach.ts';
import type { SignInRecord } from './providers.ts';
import { NOBODY, signInOf } from './settings.ts';
import { isOver, requestTokens, type Tokens } from './token-request.ts';

/** Whoever is let in with it now must have it a while. */
const RENEWED_EARLIER_MS = 5 * 60_000;

type Account = Pick<AccountRecord, 'id' | 'workspace_id'>;

/** Null for an account with a password. @throws MailTrouble; `sign-in` when somebody must sign in (again) */
export async function accessTokenOf(reach: Reach, account: Account): Promise<string | null> {
  const scope = { workspaceId: account.workspace_id };
  const signIn = await inWorkspace(reach.db, scope, (tx) => signInOf(tx, account.id));
  if (!signIn) return null;
  const good = goodToken(signIn, reach.keys);
  if (good) return good;
  const renewed = await inWorkspace(reach.db, scope, (tx) => renew(tx, reach, account));
  if (renewed instanceof MailTrouble) throw renewed;
  return renewed;
}

function goodToken({ access_token, access_until }: SignInRecord, keys: ChannelKeys): string | null {
  const isGood = access_until !== null && access_until.getTime() - RENEWED_EARLIER_MS > Date.now();
  return isGood && access_token !== null ? unseal(access_token, keys.passwords) : null;
}

/**
 * The row is held while the provider is asked: some take back everything when one token is used twice.
 * @returns the trouble, so that what is noted of it stays
 */
async function renew(tx: Tx, reach: Reach, { id }: Account): Promise<string | MailTrouble | null> {
  const signIn = await tx
    .selectFrom('mail_sign_ins')
    .selectAll()
    .where('account_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!signIn) return null;
  const good = goodToken(signIn, reach.keys);
  if (good) return good;
  if (signIn.refresh_token === null) return new MailTrouble('sign-in', '');
  const refreshToken = unseal(signIn.refresh_token, reach.keys.passwords);
  if (refreshToken === null)
    return new MailTrouble('sealed', 'What was signed in with was sealed with another key.');
  try {
    const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const tokens = await requestTokens(reach, signIn, grant);
    await keepTokens(tx, reach.keys, id, tokens);
    return tokens.accessToken;
  } catch (error) {
    if (!(error instanceof MailTrouble)) throw error;
    if (isOver(error))
      await tx.updateTable('mail_sign_ins').set(NOBODY).where('account_id', '=', id).execute();
    return error;
  }
}

export async function keepTokens(
  tx: Tx,
  { passwords }: ChannelKeys,
  accountId: string,
  { accessToken, refreshToken, until }: Tokens,
): Promise<void> {
  await tx
    .updateTable('mail_sign_ins')
    .set({
      ...{ access_token: seal(accessToken, passwords), access_until: until },
      ...(refreshToken !== null && { refresh_token: seal(refreshToken, passwords) }),
    })
    .where('account_id', '=', accountId)
    .execute();
}

/** A server would not take it though it should be good: the next one is asked for anew. */
export async function forgetAccessToken(db: Database, { id, workspace_id }: Account): Promise<void> {
  await inWorkspace(db, { workspaceId: workspace_id }, (tx) =>
    tx
      .updateTable('mail_sign_ins')
      .set({ access_token: null, access_until: null })
      .where('account_id', '=', id)
      .execute(),
  );
}
