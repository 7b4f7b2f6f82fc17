/** What can be read in the rows of the map beside the number of customers. */
import { useTranslation } from 'react-i18next';
import type {
  StageOfMap,
  TouchpointOfMap,
} from '../../../../server/features/journeys/map/shapes-contract.ts';
import { type Format, inUnit, useFormat } from '../../../format.ts';
import { useUrlFilters } from '../../../ui/index.ts';

export const MEASURES = ['leave', 'continue', 'gap', 'emotion', 'csat', 'ces', 'nps', 'contacts'] as const;
export type Measure = (typeof MEASURES)[number];

export type Measured = StageOfMap | TouchpointOfMap;

/** A share of fewer says nothing. A share of more with few hits does: that it is small, and how small at most. */
export const FEW = 30;

const NEXT_TO_NOTHING = 0.005;

/** A figure as the reader writes it; `small` where n is too small to mean anything. */
export interface Shown {
  text: string;
  small: boolean;
  /** It is next to nothing: said quietly. */
  nothing: boolean;
}

/** Undefined where nothing is known. */
export function figureOf(measure: Measure, of: Measured, format: Format): Shown | undefined {
  const shown = (text: string | undefined, small = false, value = 1) =>
    text === undefined ? undefined : { text, small, nothing: Math.abs(value) < NEXT_TO_NOTHING };
  switch (measure) {
    case 'leave':
      return shown(share(of.leaveShare, format), of.known < FEW, of.leaveShare ?? 0);
    case 'continue':
      return shown(share(of.continueShare, format), of.known < FEW);
    case 'gap':
      return shown(of.medianGapSeconds === null ? undefined : shortTime(of.medianGapSeconds, format));
    case 'emotion':
      return of.emotion ? shown(signed(of.emotion.value, format), of.emotion.small) : undefined;
    case 'csat':
      return of.csat ? shown(format.percent(of.csat.value), of.csat.n < FEW) : undefined;
    case 'ces':
      return of.ces ? shown(score(of.ces.value, format), of.ces.small) : undefined;
    case 'nps':
      return of.nps ? shown(signed(of.nps.value, format, 0), of.nps.small) : undefined;
    case 'contacts':
      return of.contacts.per100 === null
        ? undefined
        : shown(format.number(of.contacts.per100, 1), false, of.contacts.per100);
  }
}

/** The measure that stands in the rows now: how many leave, unless the URL says otherwise. */
export function useMeasure(): { measure: Measure; name: (measure: Measure) => string } {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const measure = MEASURES.find((one) => one === url.one('show')) ?? 'leave';
  return { measure, name: (one) => t(`measure.${one}`) };
}

/** A figure of the map with its formatter. */
export function useFigure(): (measure: Measure, of: Measured) => Shown | undefined {
  const format = useFormat();
  return (measure, of) => figureOf(measure, of, format);
}

const share = (value: number | null, format: Format) => (value === null ? undefined : format.percent(value));

/** A mean on people's own scale: `4.0`, so that it can be held against `3.1`. */
export function score(value: number, { locale }: Format, digits = 1): string {
  return value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** With a true minus, a sign also where it is good, and always as many decimals. */
export function signed(value: number, { locale }: Format, digits = 2): string {
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString(locale, { ...decimals, signDisplay: 'exceptZero' }).replace('-', '−');
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** In one unit, as exact as a row has room for: `3 days`, `1.5 hr`. */
function shortTime(seconds: number, { locale }: Format): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? UNITS[3];
  const value = seconds / size;
  return inUnit(locale, value, unit, value < 10 && unit !== 'second' ? 1 : 0);
}
