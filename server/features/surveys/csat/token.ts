/** What makes a link one customer's: made from a secret of this install, kept only as its hash. */
import { createHash, createHmac } from 'node:crypto';
import type { Context } from '../../../core/feature.ts';
import { installKeys } from '../../../core/sealed.ts';

export async function csatKey({ db, config }: Pick<Context, 'db' | 'config'>): Promise<Buffer> {
  return (await installKeys(db, config.secret)).of('csat links');
}

/** The same at every try of a mail, so that nothing readable has to be kept until it is out. */
export const tokenOf = (askId: string, key: Buffer): string =>
  createHmac('sha256', key).update(askId).digest('base64url');

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
