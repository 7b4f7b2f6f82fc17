/** What requests are signed with: by the Standard Webhooks specification, `whsec_` and 32 bytes in base64. */
import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Context } from '../../core/feature.ts';
import { installKeys, seal, unseal } from '../../core/sealed.ts';

const SECRET_BYTES = 32;

/** The key that secrets are sealed with. */
export async function sealingKey({ db, config }: Pick<Context, 'db' | 'config'>): Promise<Buffer> {
  return (await installKeys(db, config.secret)).of('webhook secrets');
}

/** To be shown once, and kept sealed. */
export function newSecret(key: Buffer): { secret: string; sealed: string } {
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
  return { secret, sealed: seal(secret, key) };
}

export interface Sealed {
  secret: string;
  old_secret: string | null;
  old_secret_until: Date | null;
}

/** Those that sign now, the newest first; null when it was sealed with another key. */
export function secretsOf({ secret, old_secret, old_secret_until }: Sealed, key: Buffer): string[] | null {
  const newest = unseal(secret, key);
  if (newest === null) return null;
  const isOldValid = old_secret !== null && old_secret_until !== null && old_secret_until > new Date();
  const old = isOldValid ? unseal(old_secret, key) : null;
  return old === null ? [newest] : [newest, old];
}

/** One signature for each secret: whoever has one of them can check. */
export function signedHeaders(
  secrets: string[],
  id: string,
  at: Date,
  payload: string,
): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, payload)).join(' '),
  };
}
