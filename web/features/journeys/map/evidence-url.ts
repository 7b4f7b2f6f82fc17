/** What is opened of the map, as it stands in the URL: a stage or a touchpoint, and whose figure of it. */
import { MAP_PARTS, type MapPart } from '../../../../server/features/journeys/map/asked-contract.ts';
import type { Difference } from '../../../../server/features/journeys/map/differences/contract.ts';
import { DIFFERENCE_KINDS } from '../../../../server/features/journeys/map/differences/kinds.ts';
import { type UrlSearch, useUrlFilters } from '../../../ui/index.ts';

/** What a group of a touchpoint has in common. */
export type OpenedGroup = Pick<Difference, 'what' | 'name' | 'value'>;

/** Neither stage nor type: the whole map. */
export interface Opened {
  stage?: string;
  type?: string;
  /** Whose people are shown; without it the figures are. */
  part?: MapPart;
  /** With a stage and those who went on: where to. */
  next?: string;
  /** With a touchpoint and a part: only of this group of it. */
  group?: OpenedGroup | undefined;
}

const PEOPLE = ['part', 'next', 'what', 'name', 'value'] as const;
const NAMES = ['at', 'touchpoint', ...PEOPLE] as const;

export function useOpened() {
  const url = useUrlFilters();
  const [stage, type, part, next, ...group] = NAMES.map((name) => url.one(name));
  const known = MAP_PARTS.find((one) => one === part);
  const isOpen = Boolean(stage || type || known);
  const opened: Opened | undefined = isOpen
    ? { stage, type, part: known, next, group: groupOf(group) }
    : undefined;
  return {
    opened,
    open: (what: Opened) => url.set(openedSearch(what)),
    /** From people back to the figures. */
    back: () => url.clear(...PEOPLE),
    close: () => url.clear(...NAMES),
  };
}

function groupOf([kind, name, value]: (string | undefined)[]): OpenedGroup | undefined {
  const what = DIFFERENCE_KINDS.find((one) => one === kind);
  return what && value ? { what, name: name ?? null, value } : undefined;
}

/** What of the URL says that this is opened. */
export function openedSearch({ stage, type, part, next, group }: Opened): UrlSearch {
  const { what, name, value } = group ?? {};
  return { at: stage, touchpoint: type, part, next, what, name: name ?? undefined, value };
}

/** Whose figure a difference is: its n were counted from them. */
export const openedDifference = ({ type, figure, what, name, value }: Difference): Opened => ({
  ...{ type, part: figure === 'emotion' ? 'rated' : 'left' },
  group: { what, name, value },
});
