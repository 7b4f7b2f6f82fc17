/** Whose people are open, as it stands in the URL. */
import { useUrlFilters } from '../../ui/index.ts';

export const PARTS = ['all', 'hit', 'miss'] as const;
export type Part = (typeof PARTS)[number];

export interface Who {
  part: Part;
  /** Start of a point; the whole period when undefined. */
  at?: string | undefined;
  /** A group's key; everybody when undefined. */
  group?: string | undefined;
}

/** No group has this name: stands for those without one, since an empty value cannot stand in an address. */
const NOBODYS = '∅';

export function openPeople({ part, at, group }: Who) {
  return { who: part, at, of: group === '' ? NOBODYS : group };
}

export const CLOSED = { who: undefined, at: undefined, of: undefined };

export function useWho(): Who | undefined {
  const url = useUrlFilters();
  const part = PARTS.find((one) => one === url.one('who'));
  const of = url.one('of');
  return part && { part, at: url.one('at'), group: of === NOBODYS ? '' : of };
}
