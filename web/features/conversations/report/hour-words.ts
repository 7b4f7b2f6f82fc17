/** Hours of the week as the reader calls them. */
import { useMemo } from 'react';
import { useFormat } from '../../../format.ts';

/** A Monday, at midnight UTC. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const HOUR_MS = 3_600_000;

export interface HourWords {
  /** `Tue` */
  shortDay(weekday: number): string;
  /** `14` or `2 PM` */
  shortHour(hour: number): string;
  /** `Tuesday, 14:00 – 15:00` */
  whole(weekday: number, hour: number): string;
}

export function useHourWords(): HourWords {
  const { locale } = useFormat();
  return useMemo(() => {
    const utc = { timeZone: 'UTC' } as const;
    const short = new Intl.DateTimeFormat(locale, { ...utc, weekday: 'short' });
    const long = new Intl.DateTimeFormat(locale, { ...utc, weekday: 'long' });
    const hourOnly = new Intl.DateTimeFormat(locale, { ...utc, hour: 'numeric' });
    const time = new Intl.DateTimeFormat(locale, { ...utc, hour: 'numeric', minute: '2-digit' });
    const at = (weekday: number, hour: number) => A_MONDAY + ((weekday - 1) * 24 + hour) * HOUR_MS;
    return {
      shortDay: (weekday) => short.format(at(weekday, 0)),
      shortHour: (hour) => hourOnly.format(at(1, hour)),
      whole: (weekday, hour) =>
        `${long.format(at(weekday, hour))}, ${time.formatRange(at(weekday, hour), at(weekday, hour + 1))}`,
    };
  }, [locale]);
}
