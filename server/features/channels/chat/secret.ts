/** Who is signed in at the company, said by its own server: HMAC-SHA256 of the customer's id with the chat's secret. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from '../../../core/feature.ts';
import { installKeys, seal, unseal } from '../../../core/sealed.ts';

const SECRET_BYTES = 32;

/** The key that secrets are sealed with. */
export async function sealingKey({ db, config }: Pick<Context, 'db' | 'config'>): Promise<Buffer> {
  return (await installKeys(db, config.secret)).of('chat secrets');
}

/** To be shown once, and kept sealed. */
export function newSecret(key: Buffer): { secret: string; sealed: string } {
  const secret = `chs_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { secret, sealed: seal(secret, key) };
}

export interface Sealed {
  secret: string;
  old_secret: string | null;
  old_secret_until: Date | null;
}

export function isSigned(sealed: Sealed, key: Buffer, id: string, signature: string): boolean {
  const told = Buffer.from(signature.toLowerCase(), 'hex');
  return secretsOf(sealed, key).some((secret) => {
    const right = createHmac('sha256', secret).update(id, 'utf8').digest();
    return told.length === right.length && timingSafeEqual(told, right);
  });
}

/** None when they were sealed with another key: then nobody is believed. */
function secretsOf({ secret, old_secret, old_secret_until }: Sealed, key: Buffer): string[] {
  const isOldGood = old_secret !== null && old_secret_until !== null && old_secret_until > new Date();
  return [secret, ...(isOldGood ? [old_secret] : [])]
    .map((one) => unseal(one, key))
    .filter((one) => one !== null);
}
