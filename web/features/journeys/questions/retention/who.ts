/** Whose people are open, as it stands in the URL: `who=2026-03-01&of=2`, `who=all&of=returned`. */
import { useUrlFilters } from '../../../../ui/index.ts';
import type { RetentionPart } from './queries.ts';

const EVERYONE = 'all';
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export function openPeople({ cohort = EVERYONE, period, part }: RetentionPart) {
  return { who: cohort, of: period === undefined ? part : String(period) };
}

export const CLOSED = { who: undefined, of: undefined };

export function useWho(): RetentionPart | undefined {
  const url = useUrlFilters();
  const [who, of] = [url.one('who'), url.one('of')];
  if (!who || (who !== EVERYONE && !DATE.test(who))) return undefined;
  const cohort = who === EVERYONE ? {} : { cohort: who };
  if (of && /^\d{1,2}$/.test(of)) return { ...cohort, period: Number(of) };
  return { ...cohort, part: of === 'returned' ? 'returned' : 'began' };
}
