/** How an account signs in, as people set it; secrets are sealed as passwords are. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { seal } from '../../../core/sealed.ts';
import type { ChannelKeys } from '../keys.ts';
import type { SignInRecord } from './providers.ts';
import type { SignIn, SignInSettings } from './shapes-contract.ts';

/** Null: with a password. Whoever signs in elsewhere, or as another app, signs in anew. */
export async function setSignIn(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  keys: ChannelKeys,
  accountId: string,
  told: SignInSettings | null,
): Promise<void> {
  const before = await signInOf(tx, accountId);
  if (told === null) return forgetSignIn(tx, accountId);
  const columns = columnsOf(told);
  const isSame =
    before && Object.entries(columns).every(([name, value]) => before[name as 'tenant'] === value);
  const secret =
    told.clientSecret === undefined ? {} : { client_secret: seal(told.clientSecret, keys.passwords) };
  const changed = { ...columns, ...secret, ...(!isSame && NOBODY) };
  await tx
    .insertInto('mail_sign_ins')
    .values({ account_id: accountId, workspace_id: workspaceId, ...changed })
    .onConflict((same) => same.column('account_id').doUpdateSet(changed))
    .execute();
}

const columnsOf = ({ provider, clientId, tenant, authorizeUrl, tokenUrl, scope }: SignInSettings) => {
  const isOther = provider === 'other';
  return {
    ...{ provider, client_id: clientId, tenant: provider === 'microsoft' ? tenant : '' },
    authorize_url: (isOther && authorizeUrl) || null,
    token_url: (isOther && tokenUrl) || null,
    scope: (isOther && scope) || null,
  };
};

/** Nobody is signed in. */
export const NOBODY = {
  ...{ refresh_token: null, access_token: null, access_until: null, signed_in_at: null },
  ...{ state_hash: null, verifier: null, begun_at: null, begun_by: null, redirect_url: null },
};

export async function forgetSignIn(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('mail_sign_ins').where('account_id', '=', accountId).execute();
}

export function signInOf(tx: Tx, accountId: string): Promise<SignInRecord | undefined> {
  return tx.selectFrom('mail_sign_ins').selectAll().where('account_id', '=', accountId).executeTakeFirst();
}

export async function signInsTold(tx: Tx): Promise<Map<string, z.input<typeof SignIn>>> {
  const rows = await tx.selectFrom('mail_sign_ins').selectAll().execute();
  return new Map(rows.map((row) => [row.account_id, toldOf(row)]));
}

const toldOf = (row: SignInRecord): z.input<typeof SignIn> => ({
  ...{ provider: row.provider as 'other', clientId: row.client_id, hasSecret: row.client_secret !== null },
  ...{ tenant: row.tenant, authorizeUrl: row.authorize_url, tokenUrl: row.token_url, scope: row.scope },
  signedInAt: row.signed_in_at?.toISOString() ?? null,
});
