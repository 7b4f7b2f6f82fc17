/** The keys that accounts need: one for their passwords, one for the marks in what we send, one for tokens of messengers. */
import type { Context } from '../../core/feature.ts';
import { installKeys } from '../../core/sealed.ts';

export interface ChannelKeys {
  passwords: Buffer;
  marks: Buffer;
  tokens: Buffer;
}

export async function channelKeys({ db, config }: Pick<Context, 'db' | 'config'>): Promise<ChannelKeys> {
  const keys = await installKeys(db, config.secret);
  return {
    passwords: keys.of('channel passwords'),
    marks: keys.of('conversation marks'),
    tokens: keys.of('messaging tokens'),
  };
}
