/** Filters live in the URL, so that a view can be shared, bookmarked and gone back to. */
import { useNavigate, useSearch } from '@tanstack/react-router';

/** What every page's query string is: names with one value or several. */
export type UrlSearch = Record<string, string | string[] | undefined>;

export interface UrlFilters {
  /** One value; the first where the URL has several. */
  one(name: string): string | undefined;
  /** All values of a name. */
  all(name: string): string[];
  /** Sets names, leaving the others; undefined, an empty text or list takes a name away. Replaces the history entry. */
  set(changes: UrlSearch): void;
  /** The same as a step of its own, which the browser's Back takes back. */
  go(changes: UrlSearch): void;
  /** Takes these names away. */
  clear(...names: string[]): void;
  search: UrlSearch;
}

export function useUrlFilters(): UrlFilters {
  const search = useSearch({ strict: false }) as UrlSearch;
  const navigate = useNavigate();

  function change(changes: UrlSearch, { replace }: { replace: boolean }) {
    void navigate({
      to: '.',
      replace,
      resetScroll: false,
      search: (before: UrlSearch) => withoutEmpty({ ...before, ...changes }),
    });
  }

  const set = (changes: UrlSearch) => change(changes, { replace: true });

  return {
    search,
    one: (name) => [search[name]].flat()[0],
    all: (name) => [search[name] ?? []].flat(),
    set,
    go: (changes) => change(changes, { replace: false }),
    clear: (...names) => set(Object.fromEntries(names.map((name) => [name, undefined]))),
  };
}

/** `?stage=delivery&stage=support` rather than the router's default of JSON in the address. */
export function parseSearch(text: string): UrlSearch {
  const search = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search.get(name);
    search.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(search);
}

export function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
    }
  }
  return query.size ? `?${query}` : '';
}

function withoutEmpty(search: UrlSearch): UrlSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value.length > 0),
  );
}
