/** Asks a provider what somebody calls themselves, where their messages do not say. Nobody is the worse without it. */
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import type { Job } from '../../../core/jobs/jobs.ts';
import { log } from '../../../core/log.ts';
import { channelKeys } from '../keys.ts';
import { type Account, Refused } from './adapter.ts';
import { adapterOf } from './adapters.ts';
import { lineOf } from './line.ts';
import { openAccount } from './open-accounts.ts';
import { customerOf } from './people.ts';

export const NAME = 'channels.messaging.name';

interface ToAsk {
  workspaceId: string;
  accountId: string;
  person: string;
}

export const messagingNameJob = (context: Context): Job<never> => ({
  name: NAME,
  run: async (toAsk: ToAsk) => {
    const { db, config } = context;
    const keys = await channelKeys(context);
    const account = await inWorkspace(db, toAsk, (tx) => openAccount(tx, keys, toAsk.accountId));
    if (!account) return;
    const name = await nameOf(account, toAsk, config);
    if (name)
      await inWorkspace(db, toAsk, (tx) => customerOf(tx, account, { id: toAsk.person, name }, new Date()));
  },
});

async function nameOf(
  account: Account,
  { person }: ToAsk,
  config: Context['config'],
): Promise<string | null> {
  try {
    return (await adapterOf(account).nameOf?.(lineOf(config, account), account, person)) ?? null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    log.debug('a provider does not say what somebody is called', { reason: error.message });
    return null;
  }
}
