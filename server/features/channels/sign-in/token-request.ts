/** Asks a provider for tokens (RFC 6749, 4.1.3 and 6), with the same care for addresses as webhooks. */
import { z } from 'zod';
import { askOutside, OutgoingError } from '../../../core/http/outgoing.ts';
import { MailTrouble } from '../../../core/mail/servers.ts';
import { unseal } from '../../../core/sealed.ts';
import type { Reach } from '../reach.ts';
import { providerOf, type SignInRecord } from './providers.ts';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 200_000;

export interface Tokens {
  accessToken: string;
  /** Null: the one before is still good. */
  refreshToken: string | null;
  until: Date;
}

const Given = z.object({
  access_token: z.string().min(1).max(20_000),
  refresh_token: z.string().min(1).max(20_000).optional(),
  expires_in: z.coerce.number().positive().max(31_536_000).catch(3600),
});
const Refusal = z.object({ error: z.string(), error_description: z.string().catch('') });

/**
 * @param grant what is given for them: a code, or a token to renew with
 * @throws MailTrouble; `sign-in` when somebody must sign in again, or the app's own settings are wrong
 */
export async function requestTokens(
  { keys, config }: Pick<Reach, 'keys' | 'config'>,
  signIn: SignInRecord,
  grant: Record<string, string>,
): Promise<Tokens> {
  const secret = signIn.client_secret === null ? '' : unseal(signIn.client_secret, keys.passwords);
  if (secret === null) throw new MailTrouble('sealed', 'The secret of the app was sealed with another key.');
  const form = { client_id: signIn.client_id, ...(secret && { client_secret: secret }), ...grant };
  const { status, json } = await ask(config, providerOf(signIn).tokenUrl, form);
  const given = Given.safeParse(json);
  if (status === 200 && given.success) {
    const { access_token, refresh_token, expires_in } = given.data;
    const until = new Date(Date.now() + expires_in * 1000);
    return { accessToken: access_token, refreshToken: refresh_token ?? null, until };
  }
  const refusal = Refusal.safeParse(json);
  const said = refusal.success
    ? [refusal.data.error, refusal.data.error_description].filter(Boolean).join(': ')
    : '';
  const isTemporary = status === 429 || status >= 500;
  throw new MailTrouble(isTemporary ? 'busy' : 'sign-in', (said || `HTTP ${status}`).slice(0, 500), {
    isTemporary,
  });
}

/** Whether what there is to renew with is good no more: only somebody who signs in helps. */
export const isOver = ({ kind, message }: MailTrouble) =>
  kind === 'sign-in' && /^invalid_grant\b/.test(message);

async function ask(
  { privateAddressesAllowed }: Reach['config'],
  url: string,
  form: Record<string, string>,
): Promise<{ status: number; json: unknown }> {
  try {
    const { status, body } = await askOutside(url, {
      ...{ method: 'POST', timeoutMs: TIMEOUT_MS, maxBytes: MOST_BYTES },
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
      privateAllowed: privateAddressesAllowed,
    });
    return { status, json: parsed(body) };
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    const isPrivate = error.kind === 'private';
    const kind = isPrivate ? 'sign-in' : error.kind === 'timeout' ? 'timeout' : 'refused';
    throw new MailTrouble(kind, error.message, { isTemporary: !isPrivate });
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
