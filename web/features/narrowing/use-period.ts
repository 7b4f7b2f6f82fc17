import { useMemo } from 'react';
import { useFormat } from '../../format.ts';
import { useUrlFilters } from '../../ui/index.ts';
import { dayOf, type Period, type Preset, readPeriod, USUAL_PERIOD } from './period.ts';
import { useLastDay } from './queries.ts';

/** The period of the URL, the same object while it is the same; undefined until it is known when anything last happened. */
export function usePeriod(usual: Preset = USUAL_PERIOD): Period | undefined {
  const url = useUrlFilters();
  const { timeZone } = useFormat();
  const lastDay = useLastDay();
  const [period, from, until] = [url.one('period'), url.one('from'), url.one('until')];
  const today = dayOf(new Date(), timeZone);
  return useMemo(
    () =>
      lastDay === undefined
        ? undefined
        : readPeriod({ period, from, until }, usual, today, lastDay ?? undefined),
    [period, from, until, usual, today, lastDay],
  );
}
