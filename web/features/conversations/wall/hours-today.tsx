import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import type { Today } from './queries.ts';
import styles from './wall.module.css';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Every so many hours stand under the bars. */
const NAMED = 6;

/** In how many conversations customers wrote, hour by hour; for readers of screens as one sentence. */
export function HoursToday({ today: { hours, timeZone } }: { today: Today }) {
  const { t } = useTranslation('service');
  const format = useFormat();
  const byHour = new Map(hours.map(({ hour, asked }) => [hour, asked]));
  const most = Math.max(1, ...hours.map(({ asked }) => asked));
  const now = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date()),
  );
  const told = hours.map(({ hour, asked }) => `${hour}: ${format.number(asked)}`).join(', ');
  return (
    <section className={styles.part} aria-label={t('wall.hours')}>
      <h2 className={styles.partTitle}>{t('wall.hours')}</h2>
      <div className={styles.bars} role="img" aria-label={told || t('hours.nothing')}>
        {HOURS.map((hour) => {
          const asked = byHour.get(hour) ?? 0;
          return (
            <span key={hour} className={styles.hour} data-now={hour === now || undefined}>
              <span className={styles.count}>{asked > 0 && format.number(asked)}</span>
              <span className={styles.bar} style={{ blockSize: `${(asked / most) * 100}%` }} />
              <span className={styles.clock}>{hour % NAMED === 0 && hour}</span>
            </span>
          );
        })}
      </div>
    </section>
  );
}
