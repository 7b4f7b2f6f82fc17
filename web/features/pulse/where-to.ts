/** From Pulse to what it rests on: the figure as told and over the time shown, the journey in this time, the people. */
import type { Pulse } from '../../../server/features/pulse/contract.ts';
import { useFormat } from '../../format.ts';
import type { UrlSearch } from '../../ui/index.ts';
import { dayOf } from '../narrowing/period.ts';
import { isSoFar } from './so-far.ts';

/** Dimensions that the journey map can be narrowed by. */
const ON_THE_MAP = ['channel', 'device', 'product', 'account', 'campaign', 'department'];

export interface WhereTo {
  /** Of the metric's own page: the figure of the period, held against the one before, as on Pulse. */
  figure: UrlSearch;
  /** Of the metric's own page: all the periods that Pulse shows, split as told. */
  overTime(groupBy?: string): UrlSearch;
  /** Of the metric's own page: the same, split as told. */
  split(groupBy: string): UrlSearch;
  /** Of the journey map in a time. */
  journey(from: string, to: string): UrlSearch;
  /** Of the map narrowed to a place; undefined where it cannot be. */
  place(dimension: string, group: string): UrlSearch | undefined;
}

export function useWhereTo(pulse: Pulse): WhereTo {
  const { timeZone } = useFormat();
  const days = (from: string, to: string) => ({
    from: dayOf(from, timeZone),
    until: dayOf(new Date(Date.parse(to) - 1).toISOString(), timeZone),
  });
  const first = pulse.metrics[0]?.points[0]?.at ?? pulse.from;
  const figure = {
    ...days(pulse.from, pulse.to),
    span: isSoFar(pulse) ? pulse.span : undefined,
    // The days of a month hold too few each to tell.
    interval: pulse.span === 'month' ? 'week' : undefined,
  };
  return {
    figure,
    split: (groupBy) => ({ ...figure, groupBy }),
    overTime: (groupBy) => ({ ...days(first, pulse.to), interval: pulse.span, compare: 'none', groupBy }),
    journey: days,
    place: (dimension, group) =>
      ON_THE_MAP.includes(dimension) ? { ...days(pulse.from, pulse.to), [dimension]: group } : undefined,
  };
}
