import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Button, Field, TextInput } from '../../ui/index.ts';
import { momentOf, snoozeTimes, wallClockOf } from './snooze-times.ts';
import styles from './when-field.module.css';

interface WhenFieldProps {
  label: string;
  /** What the button says that takes the moment. */
  deed: string;
  /** Begins with this moment; next week's Monday otherwise. */
  start?: Date | undefined;
  disabled?: boolean;
  onWhen: (at: Date) => void;
}

/** By when: the usual moments as buttons, any other in a field, by the workspace's clock. */
export function WhenField({ label, deed, start, disabled = false, onWhen }: WhenFieldProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const times = snoozeTimes(new Date(), format.timeZone);
  const [own, setOwn] = useState(() => wallClockOf(start ?? times.at(-1)!.at, format.timeZone));
  const at = momentOf(own, format.timeZone);
  const isAhead = at.getTime() > Date.now();
  return (
    <>
      <div className={styles.times}>
        {times.map(({ name, at: moment }) => (
          <Button
            key={name}
            size="s"
            title={`${format.day(moment)}, ${format.time(moment)}`}
            onClick={() => setOwn(wallClockOf(moment, format.timeZone))}
          >
            {t(`snooze.${name}`)}
          </Button>
        ))}
      </div>
      <Field label={label} error={isAhead ? undefined : t('snooze.past')}>
        <TextInput type="datetime-local" value={own} onChange={setOwn} />
      </Field>
      <div className={styles.deed}>
        <Button type="submit" look="primary" disabled={disabled || !isAhead} onClick={() => onWhen(at)}>
          {deed}
        </Button>
      </div>
    </>
  );
}
