/** Who is answered by a program must not be a program: RFC 3834, and what programs do that do not know it. */
import type { ParsedMail } from 'mailparser';

const BULK = /\b(bulk|list|junk|auto_reply)\b/i;
const NOBODY = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|noreply[-.].*)([+.-].*)?@/i;

/** Whether a program wrote it, or it went to many: it is kept, but nobody waits for an answer to it. */
export function isAutomatic({ headers, from }: ParsedMail): boolean {
  const said = (name: string) => textIn(headers.get(name));
  const submitted = said('auto-submitted');
  if (submitted && !/^no\b/i.test(submitted)) return true;
  if (said('return-path') === '<>' || isNullPath(headers.get('return-path'))) return true;
  if (headers.has('list') || BULK.test(said('precedence'))) return true;
  if (headers.has('x-autoreply') || headers.has('x-autorespond') || headers.has('x-autoresponder'))
    return true;
  if (
    /^(all|oof|autoreply)/i.test(said('x-auto-response-suppress')) &&
    headers.has('x-ms-exchange-generated-message-source')
  )
    return true;
  return NOBODY.test(from?.value[0]?.address ?? '');
}

/** What servers write that sort mail; none of it is a standard. */
export function isSpam({ headers }: Pick<ParsedMail, 'headers'>): boolean {
  const said = ['x-spam-flag', 'x-spam-status', 'x-spam', 'x-spamd-result'].map((name) =>
    textIn(headers.get(name)),
  );
  if (said.some((text) => /^\s*(yes|true)\b/i.test(text) || /^default: true\b/i.test(text))) return true;
  const level = /\bSCL:(\d)/i.exec(textIn(headers.get('x-forefront-antispam-report')))?.[1];
  return Number(level ?? textIn(headers.get('x-ms-exchange-organization-scl')) ?? 0) >= 5;
}

const textIn = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? String(value[0]) : '';

/** A return path with nobody in it: whatever came by it wants no answer. */
function isNullPath(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const people = (value as { value?: { address?: string }[] }).value;
  return people !== undefined && !people.some(({ address }) => address);
}
