import { useTranslation } from 'react-i18next';
import { useHourWords } from '../../../hour-words.ts';
import type { UrlSearch } from '../../../ui/index.ts';
import { Count, type CountProps } from './figures.tsx';
import type { Hours } from './queries.ts';
import styles from './report.module.css';
import { useWeekdays } from './weekdays.ts';

/** The week's hours in figures, for who does not see the map or wants to know; each opens its conversations. */
export function HoursTable({ hours, search }: { hours: Hours; search: UrlSearch }) {
  const { t } = useTranslation('service');
  const days = useWeekdays();
  const words = useHourWords();
  const counts = new Map(hours.items.map((one) => [`${one.weekday}-${one.hour}`, one.conversations]));
  const times = [...new Set(hours.items.map(({ hour }) => hour))].sort((one, other) => one - other);
  return (
    <table className={styles.figures}>
      <caption>{t('hours.tableNote')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('hours.hour')}</th>
          {days.map((day) => (
            <th key={day} scope="col">
              <span aria-hidden>{words.shortDay(day)}</span>
              <span className="visually-hidden">{words.day(day)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {times.map((hour) => (
          <tr key={hour}>
            <th scope="row">{words.shortHour(hour)}</th>
            {days.map((day) => {
              const key = `${day}-${hour}`;
              return (
                <td key={key}>
                  <HourCount
                    value={counts.get(key) ?? 0}
                    label={words.whole(day, hour)}
                    search={{ ...search, hour: key }}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Most hours of a week are quiet: a point leaves the eye to those that are not, and is still read as none. */
function HourCount(props: CountProps) {
  if (props.value > 0) return <Count {...props} />;
  return (
    <>
      <span className={styles.quiet} aria-hidden>
        ·
      </span>
      <span className="visually-hidden">0</span>
    </>
  );
}
