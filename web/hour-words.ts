/** Hours of the week as the reader calls them. */
import { useMemo } from 'react';
import { useFormat } from './format.ts';
import { dateFormat } from './intl.ts';

/** A Monday, at midnight UTC. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const HOUR_MS = 3_600_000;

export interface HourWords {
  /** `Tue` */
  shortDay(weekday: number): string;
  /** `14` or `2 PM` */
  shortHour(hour: number): string;
  /** `Tuesday` */
  day(weekday: number): string;
  /** `14:00 – 15:00` */
  hour(hour: number): string;
  /** `Tuesday, 14:00 – 15:00` */
  whole(weekday: number, hour: number): string;
}

/** What browsers call short in Portuguese is `segunda`, or `seg.`: calendars there write `seg`. */
const threeLetters = (day: string) => {
  const bare = day.replace(/\.$/, '');
  return bare.length > 4 ? bare.slice(0, 3) : bare;
};

export function useHourWords(): HourWords {
  const { locale } = useFormat();
  return useMemo(() => hourWords(locale), [locale]);
}

export function hourWords(locale: string): HourWords {
  const utc = { timeZone: 'UTC' } as const;
  const short = dateFormat(locale, { ...utc, weekday: 'short' });
  const long = dateFormat(locale, { ...utc, weekday: 'long' });
  const hourOnly = dateFormat(locale, { ...utc, hour: 'numeric' });
  const time = dateFormat(locale, { ...utc, hour: 'numeric', minute: '2-digit' });
  const at = (weekday: number, hour: number) => A_MONDAY + ((weekday - 1) * 24 + hour) * HOUR_MS;
  // Of two days a range would tell the dates: midnight is said as the beginning of the same one.
  const range = (weekday: number, hour: number) =>
    time.formatRange(at(weekday, hour), at(weekday, (hour + 1) % 24));
  return {
    shortDay: (weekday) => threeLetters(short.format(at(weekday, 0))),
    shortHour: (hour) => hourOnly.format(at(1, hour)),
    day: (weekday) => long.format(at(weekday, 0)),
    hour: (hour) => range(1, hour),
    whole: (weekday, hour) => `${long.format(at(weekday, hour))}, ${range(weekday, hour)}`,
  };
}
