import { useTypeName } from '../catalogue/names.ts';

/** What a call is about in the reader's words: events by the catalogue, pages and groups by their own name. */
export function useCallName(): (call: { call: string; name: string | null }) => string | null {
  const typeName = useTypeName();
  return ({ call, name }) => (name && call === 'track' ? typeName(name) : name);
}
