import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Field, TextInput } from '../../ui/index.ts';
import { momentOf, nextRoundTime, snoozeTimes, wallClockOf } from '../conversations/snooze-times.ts';
import { BigChoice } from './big-choice.tsx';
import type { Draft } from './draft.ts';
import styles from './log.module.css';

interface PromisePartProps {
  promise: Draft['promise'];
  onChange: (promise: Draft['promise']) => void;
}

type When = 'laterToday' | 'tomorrow' | 'nextWeek' | 'own';

/** What is promised, by when: one tap for the usual moments. */
export function PromisePart({ promise, onChange }: PromisePartProps) {
  const { t } = useTranslation('contacts');
  const { t: said } = useTranslation('conversations');
  const format = useFormat();
  const hint = useId();
  const times = snoozeTimes(new Date(), format.timeZone);
  const text = promise?.text ?? t('promise.usual');
  const usual = times.find(({ at }) => at.getTime() === promise?.dueAt.getTime());
  const put = (when: When | null) => {
    if (when === null) return onChange(null);
    const at = times.find(({ name }) => name === when)?.at ?? nextRoundTime(new Date(), format.timeZone);
    onChange({ text, dueAt: at });
  };
  return (
    <div>
      <BigChoice<When>
        label={t('promise.label')}
        optional
        value={promise ? (usual?.name ?? 'own') : null}
        options={[
          ...times.map(({ name, at }) => ({
            value: name,
            label: said(`snooze.${name}`),
            hint: `${format.day(at)}, ${format.time(at)}`,
          })),
          { value: 'own' as const, label: t('promise.own') },
        ]}
        onChange={put}
      />
      {promise && (
        <div className={styles.promise}>
          <Field label={t('promise.what')}>
            <TextInput
              maxLength={300}
              value={promise.text}
              onChange={(told) => onChange({ ...promise, text: told })}
            />
          </Field>
          <Field
            label={t('promise.when')}
            error={promise.dueAt.getTime() > Date.now() ? undefined : said('snooze.past')}
          >
            <TextInput
              type="datetime-local"
              aria-describedby={hint}
              value={wallClockOf(promise.dueAt, format.timeZone)}
              onChange={(own) => own && onChange({ ...promise, dueAt: momentOf(own, format.timeZone) })}
            />
          </Field>
        </div>
      )}
    </div>
  );
}
