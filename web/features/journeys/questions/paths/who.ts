/** Whose people are open, as it stands in the URL: `who=node.2:Order%20Completed`. */
import { useUrlFilters } from '../../../../ui/index.ts';
import type { PathsPart } from './queries.ts';

const KINDS = ['node', 'link', 'ended'] as const;

export type PathsWho =
  /** Everybody whose paths are shown. */
  | { kind: 'all' }
  /** Everybody whose whole journeys were measured. */
  | { kind: 'journeys' }
  | { kind: (typeof KINDS)[number]; id: string };

export function openPeople(who: PathsWho) {
  return { who: 'id' in who ? `${who.kind}.${who.id}` : who.kind };
}

export const CLOSED = { who: undefined };

export function useWho(): PathsWho | undefined {
  const written = useUrlFilters().one('who') ?? '';
  if (written === 'all' || written === 'journeys') return { kind: written };
  const kind = KINDS.find((one) => written.startsWith(`${one}.`));
  return kind && { kind, id: written.slice(kind.length + 1) };
}

export function partOf(who: PathsWho): PathsPart {
  return 'id' in who ? { [who.kind]: who.id } : {};
}
