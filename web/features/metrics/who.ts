/** Whose people are open, as it stands in the URL. */
import { useUrlFilters } from '../../ui/index.ts';

export const PARTS = ['all', 'hit', 'neither', 'miss'] as const;
export type Part = (typeof PARTS)[number];

export interface Who {
  part: Part;
  /** Start of a point; the whole period when undefined. */
  at?: string | undefined;
  /** A group's key; everybody when undefined. */
  group?: string | undefined;
  /** Everybody in the groups that are put together. */
  rest?: boolean | undefined;
}

/** No group has this name: stands for those without one, since an empty value cannot stand in an address. */
const NOBODYS = '∅';
/** And this for all groups beyond those shown. */
const REST = '…';

export function openPeople({ part, at, group, rest }: Who) {
  return { who: part, at, of: rest ? REST : group === '' ? NOBODYS : group };
}

export const CLOSED = { who: undefined, at: undefined, of: undefined, behind: undefined };

export function useWho(): Who | undefined {
  const url = useUrlFilters();
  const part = PARTS.find((one) => one === url.one('who'));
  const of = url.one('of');
  if (!part) return undefined;
  const at = url.one('at');
  return of === REST ? { part, at, rest: true } : { part, at, group: of === NOBODYS ? '' : of };
}
