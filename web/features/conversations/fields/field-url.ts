/** Custom fields in the URL of the list: each is `field.<key>`. */
import type { UrlSearch } from '../../../ui/index.ts';

export const PREFIX = 'field.';
/** In the URL, where nothing is filled in. */
export const EMPTY = '~';

/** What the URL asks of fields, in the server's words. */
export function fieldsAsked(search: UrlSearch): string[] {
  return namesIn(search)
    .map((name) => [name.slice(PREFIX.length), [search[name] ?? ''].flat()[0]!] as const)
    .map(([key, value]) => `${key}:${value === EMPTY ? '' : value}`)
    .sort();
}

/** The URL that asks the same. */
export const fieldsShown = (asked: readonly string[] | undefined): UrlSearch =>
  Object.fromEntries(
    (asked ?? []).map((one) => {
      const colon = one.indexOf(':');
      return [`${PREFIX}${one.slice(0, colon)}`, one.slice(colon + 1) || EMPTY];
    }),
  );

/** Names of the URL that are about fields. */
export const namesIn = (search: UrlSearch): string[] =>
  Object.keys(search).filter((name) => name.startsWith(PREFIX) && [search[name] ?? ''].flat()[0] !== '');
