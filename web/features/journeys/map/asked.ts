/** What the reader asks the map: everything of it stands in the URL. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import { DEFAULT_QUIET_DAYS, type MapQuery } from '../../../../server/features/journeys/contract.ts';
import { useFormat } from '../../../format.ts';
import { CHANNELS, type Channel, type UrlFilters, useUrlFilters } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { asQuery, dayOf, type Period, readPeriod } from './period.ts';
import { lastSeenQuery } from './queries.ts';

export type MapQuestion = z.input<typeof MapQuery>;

/** What narrows it; names as in the URL and in the server's question. */
export const NARROWINGS = ['channel', 'department', 'segment', 'product', 'account', 'campaign'] as const;
export const COMPARISONS = ['none', 'previous', 'year', 'segment', 'version'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface AskedMap {
  period: Period;
  comparison: Comparison;
  quietDays: number;
  question: MapQuestion;
}

/** Undefined until it is known when anything last happened. */
export function useAskedMap(): AskedMap | undefined {
  const url = useUrlFilters();
  const { timeZone } = useFormat();
  const lastSeen = useLastSeen(timeZone);
  const key = JSON.stringify(url.search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is read from the URL
  return useMemo(() => {
    if (lastSeen === undefined) return undefined;
    const today = dayOf(new Date(), timeZone);
    const asked = { period: url.one('period'), from: url.one('from'), until: url.one('until') };
    return askedMap(url, readPeriod(asked, today, lastSeen ?? undefined));
  }, [key, lastSeen, timeZone]);
}

/** The day on which anything last happened; null where it cannot be said, undefined while it is asked. */
function useLastSeen(timeZone: string): string | null | undefined {
  const may = useMay()('customers.read');
  const { data, isPending } = useQuery({ ...lastSeenQuery, enabled: may });
  if (may && isPending) return undefined;
  const at = data?.items[0]?.lastSeenAt;
  return at ? dayOf(at, timeZone) : null;
}

function askedMap(url: UrlFilters, period: Period): AskedMap {
  const comparison = comparisonOf(url, period);
  const quietDays = wholeNumber(url.one('quietDays'));
  const version = wholeNumber(url.one('version'));
  const question = {
    ...asQuery(period),
    ...narrowingOf(url),
    ...(quietDays ? { quietDays } : {}),
    ...(version ? { version } : {}),
    ...comparedWith(url, comparison),
  };
  return { period, comparison, quietDays: quietDays ?? DEFAULT_QUIET_DAYS, question };
}

/** Without a word it is held against the time just before. All time has nothing before it. */
function comparisonOf(url: UrlFilters, period: Period): Comparison {
  const asked = COMPARISONS.find((one) => one === url.one('compare')) ?? 'previous';
  const isOfTime = asked === 'previous' || asked === 'year';
  return isOfTime && !period.from ? 'none' : asked;
}

function comparedWith(url: UrlFilters, comparison: Comparison): Partial<MapQuestion> {
  if (comparison === 'none') return {};
  const compareSegment = comparison === 'segment' ? url.one('compareSegment') : undefined;
  const compareVersion = comparison === 'version' ? wholeNumber(url.one('compareVersion')) : undefined;
  return {
    compare: comparison,
    ...(compareSegment ? { compareSegment } : {}),
    ...(compareVersion ? { compareVersion } : {}),
  };
}

function narrowingOf(url: UrlFilters): Partial<MapQuestion> {
  const { channel, ...others } = Object.fromEntries(NARROWINGS.map((name) => [name, url.one(name)]));
  const known = CHANNELS.find((one): one is Channel => one === channel);
  const given = Object.entries(others).filter(([, value]) => value);
  return { ...Object.fromEntries(given), ...(known ? { channel: known } : {}) };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
