import { useMemo } from 'react';
import type { Interval } from '../../../server/features/lens/question/contract.ts';
import { useFormat } from '../../format.ts';
import { dateFormat } from '../../intl.ts';

export interface PointName {
  /** For an axis: `Mar`, `3 Mar`, `2025`. */
  short(at: string): string;
  /** Alone: `March 2026`, `3 – 9 Mar 2026`. */
  whole(at: string): string;
}

const DAY_MS = 86_400_000;

/** What an interval of time is called. */
export function usePointName(interval: Interval): PointName {
  const { locale, timeZone } = useFormat();
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) => dateFormat(locale, { ...options, timeZone });
    const [day, dayOfYear] = [{ day: 'numeric', month: 'short' }, { dateStyle: 'medium' }] as const;
    const month = { month: 'short', year: '2-digit' } as const;
    const long = { month: 'long', year: 'numeric' } as const;
    switch (interval) {
      case 'day':
        return namer(format(day), format(dayOfYear));
      case 'week': {
        const whole = format(dayOfYear);
        return {
          short: (at) => format(day).format(new Date(at)),
          whole: (at) => whole.formatRange(new Date(at), new Date(Date.parse(at) + 6.5 * DAY_MS)),
        };
      }
      case 'month':
        return namer(format(month), format(long));
      case 'quarter': {
        const whole = format(long);
        return {
          short: (at) => format(month).format(new Date(at)),
          whole: (at) => whole.formatRange(new Date(at), new Date(Date.parse(at) + 75 * DAY_MS)),
        };
      }
      case 'year':
        return namer(format({ year: 'numeric' }), format({ year: 'numeric' }));
    }
  }, [interval, locale, timeZone]);
}

function namer(short: Intl.DateTimeFormat, whole: Intl.DateTimeFormat): PointName {
  return { short: (at) => short.format(new Date(at)), whole: (at) => whole.format(new Date(at)) };
}
