/** What a telephone service shows that it is ours: the secret itself, or a signature made with it. */
import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { seal, unseal } from '../../../core/sealed.ts';
import type { ChannelKeys } from '../keys.ts';
import { isSame } from '../same.ts';

/** To be shown once, and kept sealed. */
export function newSecret({ tokens }: ChannelKeys): { secret: string; sealed: string } {
  const secret = `phs_${randomBytes(24).toString('base64url')}`;
  return { secret, sealed: seal(secret, tokens) };
}

/** Empty when it was sealed with another key: then nobody is believed. */
export const openedSecret = (sealed: string, { tokens }: ChannelKeys): string => unseal(sealed, tokens) ?? '';

/**
 * `Authorization: Bearer SECRET`, `Authorization: Basic …` with the secret as password, or `X-Jornada-Signature`:
 * HMAC-SHA256 of the body as it came, in hexadecimal, `sha256=` before it or not.
 */
export function isBelieved(secret: string, headers: IncomingHttpHeaders, body: Buffer): boolean {
  const { authorization = '' } = headers;
  const [scheme = '', shown = ''] = authorization.split(/\s+/, 2);
  if (/^bearer$/i.test(scheme)) return isSame(shown, secret);
  if (/^basic$/i.test(scheme)) return isSame(passwordIn(shown), secret);
  const signature = String(headers['x-jornada-signature'] ?? '').replace(/^sha256=/i, '');
  if (secret === '') return false;
  return isSame(signature.toLowerCase(), createHmac('sha256', secret).update(body).digest('hex'));
}

function passwordIn(shown: string): string {
  const text = Buffer.from(shown, 'base64').toString();
  return text.slice(text.indexOf(':') + 1);
}
