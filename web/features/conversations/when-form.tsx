import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Button, Field, TextInput } from '../../ui/index.ts';
import { momentOf, snoozeTimes, wallClockOf } from './snooze-times.ts';
import styles from './when-form.module.css';

interface WhenFormProps {
  label: string;
  /** What the button says that takes the moment. */
  deed: string;
  /** Begins with this moment; next week's Monday otherwise. */
  start?: Date | undefined;
  disabled?: boolean;
  /** What is asked before the moment, in the same form. */
  children?: ReactNode;
  onWhen: (at: Date) => void;
}

/** By when: the usual moments as buttons, any other in a field, by the workspace's clock. A form of its own. */
export function WhenForm({ label, deed, start, disabled = false, children, onWhen }: WhenFormProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const times = snoozeTimes(new Date(), format.timeZone);
  const [own, setOwn] = useState(() => wallClockOf(start ?? times.at(-1)!.at, format.timeZone));
  const at = momentOf(own, format.timeZone);
  const isAhead = at.getTime() > Date.now();

  /** Here and not at the button: what takes the moment away takes the form away, and it could not be sent any more. */
  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (!disabled && isAhead) onWhen(at);
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
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
        <Button type="submit" look="primary" disabled={disabled || !isAhead}>
          {deed}
        </Button>
      </div>
    </form>
  );
}
