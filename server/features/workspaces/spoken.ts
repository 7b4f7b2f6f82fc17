/** Which of our languages somebody reads. */
import type { Caller } from '../../core/http/serve.ts';
import { LANGUAGES, type Language } from './contract.ts';

/** `es-MX`, `PT`, `ro_RO` as one of ours; null for what we do not speak. */
export function languageOf(said: string | null | undefined): Language | null {
  const spoken = said?.trim().toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language.toLowerCase().split('-')[0] === spoken) ?? null;
}

/** The first that we speak of an `Accept-Language`; null where there is none. */
export function spokenIn(accepted: string | undefined): Language | null {
  const wanted = (accepted ?? '').split(',').map((one) => one.split(';')[0]);
  return wanted.map(languageOf).find((language) => language !== null) ?? null;
}

/** What a caller wants to read in; null where they do not say, as most programs. */
export const languageFor = ({ acceptLanguage }: Caller): Language | null => spokenIn(acceptLanguage);
