import { useMemo } from 'react';
import { useFormat } from '../../format.ts';
import { useUrlFilters } from '../../ui/index.ts';
import { addDays, dayOf, isDay, type Period, type Preset, readPeriod, USUAL_PERIOD } from './period.ts';
import { useLastDay } from './queries.ts';

/** The period of the URL, the same object while it is the same; undefined until it is known when anything last happened. */
export function usePeriod(usual: Preset = USUAL_PERIOD): Period | undefined {
  const url = useUrlFilters();
  const { timeZone } = useFormat();
  const lastDay = useLastDay();
  const [period, from, to] = [url.one('period'), url.one('from'), url.one('to')];
  // The API's `to` is the day after the last one.
  const until = url.one('until') ?? (from && to && isDay(to) ? lastOf(from, to) : undefined);
  const today = dayOf(new Date(), timeZone);
  return useMemo(
    () =>
      lastDay === undefined
        ? undefined
        : readPeriod({ period, from, until }, usual, today, lastDay ?? undefined),
    [period, from, until, usual, today, lastDay],
  );
}

/** The API's `to` is the day after the last; written before `from` it is the first of days in the other order. */
const lastOf = (from: string, to: string) => (to > from ? addDays(to, -1) : to);
