/** The authorization-code flow (RFC 6749, 4.1) with PKCE (RFC 7636), from the settings and back to them. */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { inWorkspace, type Scope, type Tx } from '../../../core/database/workspace.ts';
import { conflict } from '../../../core/http/problems.ts';
import { MailTrouble } from '../../../core/mail/servers.ts';
import { seal, unseal } from '../../../core/sealed.ts';
import { type AccountRecord, accountOf, startAnew, tell } from '../accounts.ts';
import type { ChannelKeys } from '../keys.ts';
import type { Reach } from '../reach.ts';
import { providerOf, type SignInRecord } from './providers.ts';
import { signInOf } from './settings.ts';
import { requestTokens, type Tokens } from './token-request.ts';
import { keepTokens } from './tokens.ts';

const MOST_MINUTES = 10;

/** @returns where the browser goes. @throws 404; 409 for an account that signs in with a password */
export async function beginSignIn(
  tx: Tx,
  { actor }: Scope,
  keys: ChannelKeys,
  id: string,
  redirectUrl: string,
): Promise<{ url: string }> {
  const account = await accountOf(tx, id);
  const signIn = await signInOf(tx, id);
  if (!signIn) throw conflict(`${account.address} signs in with a password. Change how it signs in first.`);
  const [state, verifier] = [randomBytes(32), randomBytes(48)].map((bytes) =>
    bytes.toString('base64url'),
  ) as Pair;
  await tx
    .updateTable('mail_sign_ins')
    .set({
      ...{ state_hash: hashOf(state), verifier: seal(verifier, keys.passwords), begun_at: new Date() },
      ...{ begun_by: actor.id, redirect_url: redirectUrl },
    })
    .where('account_id', '=', id)
    .execute();
  return { url: addressOf(signIn, account, { state, challenge: hashOf(verifier), redirectUrl }) };
}

type Pair = [string, string];

/** SHA-256, as PKCE wants it written. */
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');

function addressOf(
  signIn: SignInRecord,
  { imap_user, smtp_user, address }: AccountRecord,
  { state, challenge, redirectUrl }: { state: string; challenge: string; redirectUrl: string },
): string {
  const { authorizeUrl, scope, extra = {} } = providerOf(signIn);
  const url = new URL(authorizeUrl);
  const asked = {
    ...{ response_type: 'code', client_id: signIn.client_id, redirect_uri: redirectUrl, scope, state },
    ...{ code_challenge: challenge, code_challenge_method: 'S256' },
    ...{ login_hint: imap_user || smtp_user || address, ...extra },
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

/** @throws 409 when it was not begun here, by the same member, a while ago; and when the provider does not do it */
export async function finishSignIn(
  reach: Reach,
  scope: Scope,
  { state, code }: { state: string; code: string },
): Promise<{ id: string; address: string }> {
  const signIn = await inWorkspace(reach.db, scope, (tx) => takeBegun(tx, scope, state));
  if (!signIn)
    throw conflict(
      'This sign-in was not begun here, or more than ten minutes ago. Begin it again from the account.',
    );
  const tokens = await exchange(reach, signIn, code);
  return inWorkspace(reach.db, scope, async (tx) => {
    const account = await accountOf(tx, signIn.account_id);
    await keepTokens(tx, reach.keys, account.id, tokens);
    await tx
      .updateTable('mail_sign_ins')
      .set({ signed_in_at: new Date() })
      .where('account_id', '=', account.id)
      .execute();
    await tx
      .updateTable('channel_accounts')
      .set((is) => ({ revision: is('revision', '+', 1) }))
      .where('id', '=', account.id)
      .execute();
    await startAnew(tx, scope, account, account);
    const { id, address } = account;
    await tell(tx, scope, SIGNED_IN.action, { id, name: address }, {});
    return { id, address };
  });
}

const SIGNED_IN = { action: 'channel.signed-in' };

/** Good once: whoever comes with it again finds nothing. */
async function takeBegun(tx: Tx, { actor }: Scope, state: string): Promise<SignInRecord | undefined> {
  const found = await tx
    .selectFrom('mail_sign_ins')
    .selectAll()
    .where('state_hash', '=', hashOf(state))
    .where(sql<boolean>`begun_by is not distinct from ${actor.id}::uuid`)
    .where('begun_at', '>', new Date(Date.now() - MOST_MINUTES * 60_000))
    .forUpdate()
    .executeTakeFirst();
  if (found)
    await tx
      .updateTable('mail_sign_ins')
      .set({ state_hash: null, verifier: null, begun_at: null, begun_by: null, redirect_url: null })
      .where('account_id', '=', found.account_id)
      .execute();
  return found;
}

async function exchange(reach: Reach, signIn: SignInRecord, code: string): Promise<Tokens> {
  const verifier = unseal(signIn.verifier!, reach.keys.passwords);
  if (verifier === null) throw conflict('This sign-in was begun with another key. Begin it again.');
  const grant = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: signIn.redirect_url!,
    code_verifier: verifier,
  };
  const tokens = await requestTokens(reach, signIn, grant).catch((error) => {
    if (!(error instanceof MailTrouble)) throw error;
    throw conflict(`The provider did not let you in. It says: ${error.message}`);
  });
  if (tokens.refreshToken === null)
    throw conflict(
      'The provider gave nothing to stay signed in with. Its scope must allow offline access (offline_access).',
    );
  return tokens;
}
