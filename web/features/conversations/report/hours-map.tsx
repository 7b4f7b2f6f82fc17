import { Link } from '@tanstack/react-router';
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { useHourWords } from '../../../hour-words.ts';
import type { UrlSearch } from '../../../ui/index.ts';
import type { Hours } from './queries.ts';
import styles from './report.module.css';
import { useWeekdays } from './weekdays.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const SUNDAY = 7;

interface HoursMapProps {
  hours: Hours;
  /** The list's search for conversations in which customers wrote. */
  search: UrlSearch;
}

/** A week, hour by hour: the more customers wrote, the deeper. An hour opens its conversations. */
export function HoursMap({ hours, search }: HoursMapProps) {
  const { t } = useTranslation('service');
  const days = useWeekdays();
  const words = useHourWords();
  const map = useRef<HTMLDivElement>(null);
  const counts = new Map(hours.items.map((one) => [`${one.weekday}-${one.hour}`, one.conversations]));
  const most = Math.max(1, ...counts.values());
  const busiest = hours.items.find(({ conversations }) => conversations === most);
  const [reached, setReached] = useState<string>();
  const entry = reached && counts.has(reached) ? reached : busiest && `${busiest.weekday}-${busiest.hour}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of links that arrows move between; a fieldset holds form controls.
    <div
      ref={map}
      role="group"
      aria-label={t('hours.title')}
      className={styles.map}
      onKeyDown={(event) => moveFrom(event, days, counts, map.current)}
    >
      {days.map((day, place) => (
        <span key={day} className={styles.day} style={{ '--day': place } as CSSProperties} aria-hidden>
          {words.shortDay(day)}
        </span>
      ))}
      {HOURS.map((hour) => (
        <span key={hour} className={styles.hour} style={{ '--hour': hour } as CSSProperties} aria-hidden>
          {hour % 3 === 0 ? words.shortHour(hour) : ''}
        </span>
      ))}
      {days.flatMap((day, place) =>
        HOURS.map((hour) => {
          const key = `${day}-${hour}`;
          return (
            <Cell
              key={key}
              at={key}
              style={
                { '--day': place, '--hour': hour, '--share': (counts.get(key) ?? 0) / most } as CSSProperties
              }
              name={words.whole(day, hour)}
              count={counts.get(key)}
              search={search}
              isEntry={key === entry}
              onReach={setReached}
            />
          );
        }),
      )}
    </div>
  );
}

interface CellProps {
  at: string;
  style: CSSProperties;
  name: string;
  count: number | undefined;
  search: UrlSearch;
  isEntry: boolean;
  onReach: (at: string) => void;
}

function Cell({ at, style, name, count, search, isEntry, onReach }: CellProps) {
  const { t } = useTranslation('service');
  const format = useFormat();
  if (!count) return <span className={styles.cell} style={style} title={name} />;
  const label = t('hours.cell', { hour: name, count, shown: format.number(count) });
  return (
    <Link
      to="/inbox"
      search={{ ...search, hour: at }}
      className={styles.cell}
      style={style}
      data-at={at}
      data-filled
      title={label}
      aria-label={label}
      tabIndex={isEntry ? 0 : -1}
      onFocus={() => onReach(at)}
    >
      <span aria-hidden>{format.compact(count)}</span>
    </Link>
  );
}

const STEPS: Record<string, [day: number, hour: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** To the next hour in that direction in which anybody wrote. */
function moveFrom(
  event: KeyboardEvent,
  days: number[],
  counts: ReadonlyMap<string, number>,
  map: HTMLElement | null,
): void {
  const at = (event.target as HTMLElement).dataset.at?.split('-').map(Number);
  const steps = STEPS[event.key];
  if (!at || !steps || !map) return;
  event.preventDefault();
  // Where the map stands on its side, so do the arrows.
  const isUpright = getComputedStyle(map).getPropertyValue('--upright').trim() === '1';
  const [day, hour] = isUpright ? [steps[1], steps[0]] : steps;
  let [place, time] = [days.indexOf(at[0]!) + day, at[1]! + hour];
  while (place >= 0 && place < SUNDAY && time >= 0 && time < HOURS.length) {
    const key = `${days[place]}-${time}`;
    if (counts.has(key)) {
      map.querySelector<HTMLElement>(`[data-at="${key}"]`)?.focus();
      return;
    }
    place += day;
    time += hour;
  }
}
