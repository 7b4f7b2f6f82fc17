import { Copy, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Button, IconButton, TextInput } from '../../ui/index.ts';
import styles from './settings.module.css';
import {
  clockOf,
  endOf,
  type Interval,
  isOvernight,
  minutesOf,
  nextInterval,
  type Week,
  weekdayNames,
} from './week.ts';

interface WeekEditorProps {
  week: Week;
  onChange: (week: Week) => void;
}

/** Seven days, each with its hours to write and a strip that shows them. */
export function WeekEditor({ week, onChange }: WeekEditorProps) {
  const { t } = useTranslation('levels');
  const format = useFormat();
  const names = weekdayNames(format.locale, 'long');
  const set = (index: number, day: Interval[]) => onChange(week.map((one, at) => (at === index ? day : one)));
  return (
    <fieldset className={styles.week}>
      <legend className={styles.legend}>{t('hours.week')}</legend>
      {week.map((day, index) => (
        <Day key={names[index]} name={names[index]!} day={day} onChange={(next) => set(index, next)} />
      ))}
      <Button
        size="s"
        look="quiet"
        icon={<Copy size={14} />}
        onClick={() => onChange(week.map((day, index) => (index < 5 ? week[0]! : day)))}
      >
        {t('hours.copyMonday', { day: names[0], last: names[4] })}
      </Button>
    </fieldset>
  );
}

function Day({
  name,
  day,
  onChange,
}: {
  name: string;
  day: Interval[];
  onChange: (day: Interval[]) => void;
}) {
  const { t } = useTranslation('levels');
  const set = (index: number, interval: Interval) =>
    onChange(day.map((one, at) => (at === index ? interval : one)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within another reads its legend twice.
    <div className={styles.day} role="group" aria-label={name}>
      <span className={styles.dayName}>{name}</span>
      <div className={styles.intervals}>
        {day.length === 0 && <span className={styles.closed}>{t('hours.closed')}</span>}
        {day.map((interval, index) => (
          <IntervalFields
            // biome-ignore lint/suspicious/noArrayIndexKey: an interval has no other identity.
            key={index}
            interval={interval}
            day={name}
            onChange={(next) => set(index, next)}
            onRemove={() => onChange(day.filter((_, at) => at !== index))}
          />
        ))}
      </div>
      <IconButton
        size="s"
        label={t('hours.add', { day: name })}
        icon={<Plus size={16} />}
        onClick={() => onChange([...day, nextInterval(day)])}
      />
      <Strip day={day} />
    </div>
  );
}

interface IntervalFieldsProps {
  interval: Interval;
  day: string;
  onChange: (interval: Interval) => void;
  onRemove: () => void;
}

function IntervalFields({ interval, day, onChange, onRemove }: IntervalFieldsProps) {
  const { t } = useTranslation('levels');
  const write = (part: 'from' | 'to') => (clock: string) => {
    const minutes = minutesOf(clock);
    if (minutes !== undefined) onChange({ ...interval, [part]: minutes });
  };
  return (
    <span className={styles.interval}>
      <TextInput
        type="time"
        aria-label={t('hours.from', { day })}
        value={clockOf(interval.from)}
        onChange={write('from')}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="time"
        aria-label={t('hours.to', { day })}
        value={clockOf(interval.to)}
        onChange={write('to')}
      />
      {isOvernight(interval) && <span className={styles.overnight}>{t('hours.nextDay')}</span>}
      <IconButton
        size="s"
        label={t('hours.removeInterval', { day })}
        icon={<X size={14} />}
        onClick={onRemove}
      />
    </span>
  );
}

/** The day from midnight to midnight. */
function Strip({ day }: { day: readonly Interval[] }) {
  return (
    <span className={styles.strip} aria-hidden>
      {day.map((interval) => (
        <span
          key={`${interval.from} ${interval.to}`}
          style={{
            insetInlineStart: `${interval.from / 14.4}%`,
            width: `${(Math.min(endOf(interval), 1440) - interval.from) / 14.4}%`,
          }}
        />
      ))}
    </span>
  );
}
