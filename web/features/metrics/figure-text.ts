/** Figures of metrics in words: each unit as people read it. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import {
  type Direction,
  FEW,
  type Total,
  type Unit,
} from '../../../server/features/metrics/shapes-contract.ts';
import { type Format, useFormat } from '../../format.ts';

export type MetricUnit = z.output<typeof Unit>;
export type MetricDirection = z.output<typeof Direction>;
export type Figure = Omit<z.output<typeof Total>, 'detail' | 'reason'>;

export interface FigureText {
  /** `43.2 %`, `+12`, `3 days 4 hr`; a dash where nothing was observed. */
  value(value: number | null): string;
  /** `41.0 to 45.4 %`; undefined where there is none. */
  interval(figure: Pick<Figure, 'low' | 'high'>): string | undefined;
  /** For the axis of a chart: short. */
  axis(value: number): string;
  /** The difference of two values with its sign: points of a rate, percent of a count. */
  difference(value: number, before: number): string;
  /** How sure one may be: `41.0 to 45.4 % · n = 1,043 · too few to tell`; empty for a plain count, which is its own n. */
  honesty(figure: Figure): string;
}

/** @param currency of money; the workspace's when left out */
export function useFigureText(unit: MetricUnit, currency?: string): FigureText {
  const format = useFormat();
  const { t } = useTranslation('metrics');
  return useMemo(() => {
    const words = writer(unit, format, currency);
    const write = (value: number) => minus(words.value(value));
    const interval: FigureText['interval'] = ({ low, high }) =>
      low === null || high === null ? undefined : t('interval', { low: write(low), high: write(high) });
    return {
      value: (value) => (value === null ? '–' : write(value)),
      interval,
      axis: (value) => minus(words.axis(value)),
      difference: (value, before) =>
        minus(words.difference?.(value - before, t) ?? relative(value, before, format) ?? t('change.new')),
      honesty: (figure) =>
        [
          interval(figure),
          figure.n !== figure.value && t('n', { n: format.number(figure.n) }),
          figure.small && t(smallWord(figure)),
        ]
          .filter(Boolean)
          .join(' · '),
    };
  }, [unit, format, currency, t]);
}

/** Why a figure says little: too few were observed, or of a share too few of one side. */
export const smallWord = ({ n }: Pick<Figure, 'n'>) => (n < FEW ? 'small' : 'rare');

/** Whether a difference is so little that it is written as 0: an arrow up beside it would say two things. */
export const isNought = (difference: string) => /0/.test(difference) && !/[1-9]/.test(difference);

/** A minus as wide as a plus, so that columns of figures stand. */
function minus(text: string): string {
  return text.replace(/^-/, '−');
}

interface Writer {
  value(value: number): string;
  axis(value: number): string;
  /** Where a plain difference says more than a percentage of what was before. */
  difference?(difference: number, t: ReturnType<typeof useTranslation<'metrics'>>['t']): string;
}

function writer(unit: MetricUnit, format: Format, currency: string | undefined): Writer {
  switch (unit) {
    case 'rate':
      return {
        value: (value) => format.percent(value, 1),
        axis: (value) => format.percent(value, 1),
        difference: (difference, t) => t('change.points', { points: format.signed(difference * 100, 1) }),
      };
    case 'score':
      return {
        value: (value) => format.number(value, 0),
        axis: (value) => format.number(value),
        difference: (difference) => format.signed(difference, 0),
      };
    case 'mean':
      return plain(format, 2);
    case 'emotion':
      return { ...plain(format, 2), value: (value) => format.signed(value, 2) };
    case 'seconds':
      return { value: (value) => format.duration(value), axis: (value) => format.duration(value) };
    case 'count':
      return { value: (value) => format.number(value), axis: (value) => format.compact(value) };
    case 'money':
      return {
        value: (value) => roundMoney(format.money(value, currency)),
        axis: (value) => format.compact(value / 100),
      };
  }
}

function plain(format: Format, digits: number): Writer {
  return {
    value: (value) => format.number(value, digits),
    axis: (value) => format.number(value, digits),
    difference: (difference) => format.signed(difference, digits),
  };
}

/** Cents say nothing about a sum of many orders. */
function roundMoney(text: string): string {
  return text.replace(/([.,])\d{2}(?=\D*$)/, '');
}

function relative(value: number, before: number, format: Format): string | undefined {
  if (before === 0) return value === 0 ? format.percent(0) : undefined;
  const share = value / before - 1;
  const sign = share > 0 ? '+' : share < 0 ? '−' : '';
  return `${sign}${format.percent(Math.abs(share), Math.abs(share) < 0.1 ? 1 : 0)}`;
}
