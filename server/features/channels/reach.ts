/** What it takes to reach the servers of an account. */
import type { Config } from '../../core/config.ts';
import type { Database } from '../../core/database/database.ts';
import type { Context } from '../../core/feature.ts';
import { type ChannelKeys, channelKeys } from './keys.ts';

export interface Reach {
  db: Database;
  keys: ChannelKeys;
  config: Pick<Config, 'privateAddressesAllowed' | 'smtp'>;
}

export const reachOf = async (context: Pick<Context, 'db' | 'config'>): Promise<Reach> => ({
  ...{ db: context.db, config: context.config },
  keys: await channelKeys(context),
});
