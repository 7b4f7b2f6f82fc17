/** The keys by which a customer is known, in one written form each. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

export const IDENTITY_KINDS = ['userId', 'anonymousId', 'email', 'phone', 'external'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

export interface Identity {
  kind: IdentityKind;
  /** The id space of an external id (`customer_id`, `shopify`); empty for the other kinds. */
  source: string;
  value: string;
}

const MAX_ID_LENGTH = 255;
const EMAIL = /^[^\s@<>",;:\\()[\]]+@[^\s@<>",;:\\()[\]]+\.[^\s@<>",;:\\()[\].]{2,}$/u;

/** An e-mail address as it is compared: trimmed, lower case, its domain in ASCII. Null when it is none. */
export function normaliseEmail(value: string): string | null {
  const text = value.trim().normalize('NFC').toLowerCase();
  if (text.length > MAX_ID_LENGTH || !EMAIL.test(text)) return null;
  const at = text.lastIndexOf('@');
  const domain = domainToAscii(text.slice(at + 1));
  return domain && `${text.slice(0, at)}@${domain}`;
}

/** A phone number in E.164; one without a country is read as of the workspace's country. Null when it is none. */
export function normalisePhone(value: string, country: string): string | null {
  const parsed = parsePhoneNumberFromString(value, country as CountryCode);
  return parsed?.isPossible() ? parsed.number : null;
}

/** Any other id: trimmed, at most 255 characters, no control characters. Null when it is none. */
export function normaliseId(value: string | number): string | null {
  const text = String(value).trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return text && text.length <= MAX_ID_LENGTH && !/[\u0000-\u001f\u007f]/.test(text) ? text : null;
}

/** The identity in its written form, or null when the value cannot be one of this kind. */
export function identityOf(
  kind: IdentityKind,
  value: string | number,
  country: string,
  source = '',
): Identity | null {
  const normalised =
    kind === 'email'
      ? normaliseEmail(String(value))
      : kind === 'phone'
        ? normalisePhone(String(value), country)
        : normaliseId(value);
  if (normalised === null) return null;
  return { kind, source: kind === 'external' ? source : '', value: normalised };
}

function domainToAscii(domain: string): string | null {
  try {
    return new URL(`http://${domain}`).hostname || null;
  } catch {
    return null;
  }
}
