import { useFormat } from '../../../format.ts';
import { useUrlFilters } from '../../../ui/index.ts';
import { dayOf, type Period, type Preset, readPeriod } from './period.ts';
import { useLastDay } from './queries.ts';

/** The period of the URL; undefined until it is known when anything last happened. */
export function usePeriod(usual: Preset): Period | undefined {
  const url = useUrlFilters();
  const { timeZone } = useFormat();
  const lastDay = useLastDay();
  if (lastDay === undefined) return undefined;
  const written = { period: url.one('period'), from: url.one('from'), until: url.one('until') };
  return readPeriod(written, usual, dayOf(new Date(), timeZone), lastDay ?? undefined);
}
