/** Asks a provider who we are there, and tells it where to send what arrives. */
import type { z } from 'zod';
import { inWorkspace, type Scope } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { announce } from '../../../core/live/live.ts';
import { CHANNELS_TOPIC, noSuchAccount } from '../accounts.ts';
import type { ChannelKeys } from '../keys.ts';
import { noteConnected, noteHandle, readMessenger } from './accounts.ts';
import { type Account, Refused } from './adapter.ts';
import { adapterOf } from './adapters.ts';
import type { messagingApi } from './contract.ts';
import { lineOf } from './line.ts';
import { openAccount } from './open-accounts.ts';

type Told = z.input<typeof messagingApi.tryOut.answer & object>;
type Asked = z.output<typeof messagingApi.tryOut.body & object>;

/** @throws 404 */
export async function tryMessenger(
  { db, config }: Context,
  keys: ChannelKeys,
  scope: Scope,
  { id, kind, externalId, accessToken }: Asked,
): Promise<Told> {
  const kept = id ? await inWorkspace(db, scope, (tx) => openAccount(tx, keys, id)) : null;
  if (id && !kept) throw noSuchAccount(id);
  const account: Account = {
    ...(kept ?? { ...NOBODY, workspaceId: scope.workspaceId, kind }),
    ...(externalId && { externalId }),
    ...(accessToken && { accessToken }),
  };
  return attempt(async () => (await whoAmI(config, account)).handle);
}

const NOBODY = {
  ...{
    id: '',
    name: '',
    externalId: '',
    businessId: '',
    accessToken: '',
    webhookSecret: '',
    verifyToken: '',
  },
  ...{ comments: false, humanAgent: false, department: null, language: null },
} as const;

/** @throws 404 */
export async function connectMessenger(
  { db, config }: Context,
  keys: ChannelKeys,
  scope: Scope,
  id: string,
  origin: string,
): Promise<Told> {
  const { account, path } = await inWorkspace(db, scope, async (tx) => ({
    path: (await readMessenger(tx, id)).webhookPath,
    account: await openAccount(tx, keys, id),
  }));
  if (!account) throw noSuchAccount(id);
  const told = await attempt(async () => {
    const { handle } = await whoAmI(config, account);
    await inWorkspace(db, scope, (tx) => noteHandle(tx, id, handle));
    await adapterOf(account).connect(lineOf(config, account), account, new URL(path, origin).href);
    return handle;
  });
  await inWorkspace(db, scope, async (tx) => {
    if (told.isFine && account.kind === 'telegram') await noteConnected(tx, id);
    await announce(tx, scope.workspaceId, [{ topic: CHANNELS_TOPIC }]);
  });
  return told;
}

/** @throws Refused also when the token belongs to somebody else */
async function whoAmI(config: Context['config'], account: Account) {
  const found = await adapterOf(account).whoAmI(lineOf(config, account), account);
  if (account.externalId && found.externalId !== account.externalId)
    throw new Refused('account', `The token belongs to ${found.externalId}, not to ${account.externalId}.`);
  return found;
}

async function attempt(work: () => Promise<string>): Promise<Told> {
  try {
    return { isFine: true, handle: await work(), trouble: null };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { isFine: false, handle: '', trouble: { kind: error.kind, detail: error.message } };
  }
}
