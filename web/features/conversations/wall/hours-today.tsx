import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { useHourWords } from '../../../hour-words.ts';
import { dateFormat } from '../../../intl.ts';
import type { UrlSearch } from '../../../ui/index.ts';
import type { Today, WallQuestion } from './queries.ts';
import styles from './wall.module.css';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Every so many hours stand under the bars. */
const NAMED = 6;
const SUNDAY = 7;

interface HoursProps {
  today: Today;
  narrowing: WallQuestion;
  /** The day, as the inbox's list takes it. */
  time: { from: string; to: string };
}

/** In how many conversations customers wrote, hour by hour; an hour opens its conversations. */
export function HoursToday({ today, narrowing, time }: HoursProps) {
  const { t } = useTranslation('service');
  const words = useHourWords();
  const { hours, timeZone } = today;
  const byHour = new Map(hours.map(({ hour, asked }) => [hour, asked]));
  const most = Math.max(1, ...hours.map(({ asked }) => asked));
  const now = Number(dateFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date()));
  const weekday = weekdayOf(today.day);
  return (
    <section className={styles.part} aria-label={t('wall.hours')}>
      <h2 className={styles.partTitle}>{t('wall.hours')}</h2>
      {hours.length === 0 && <p className="visually-hidden">{t('hours.nothing')}</p>}
      <div className={styles.bars}>
        {HOURS.map((hour) => (
          <Hour
            key={hour}
            hour={hour}
            name={words.whole(weekday, hour)}
            asked={byHour.get(hour) ?? 0}
            most={most}
            isNow={hour === now}
            search={{ ...narrowing, ...time, did: 'asked', hour: `${weekday}-${hour}` }}
          />
        ))}
      </div>
    </section>
  );
}

interface HourProps {
  hour: number;
  name: string;
  asked: number;
  most: number;
  isNow: boolean;
  search: UrlSearch;
}

function Hour({ hour, name, asked, most, isNow, search }: HourProps) {
  const { t } = useTranslation('service');
  const format = useFormat();
  const inside = (
    <>
      <span className={styles.count} aria-hidden>
        {asked > 0 && format.number(asked)}
      </span>
      <span className={styles.bar} style={{ '--share': `${(asked / most) * 100}%` } as CSSProperties} />
      <span className={styles.clock} data-named={hour % NAMED === 0 || undefined} aria-hidden>
        {hour}
      </span>
    </>
  );
  if (!asked)
    return (
      <span className={styles.hour} data-now={isNow || undefined} aria-hidden>
        {inside}
      </span>
    );
  const label = t('hours.cell', { hour: name, count: asked, shown: format.number(asked) });
  return (
    <Link to="/inbox" search={search} className={styles.hour} data-now={isNow || undefined} title={label}>
      <span className="visually-hidden">{label}</span>
      {inside}
    </Link>
  );
}

/** Monday is 1. @param day `2026-03-01` */
const weekdayOf = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() || SUNDAY;
