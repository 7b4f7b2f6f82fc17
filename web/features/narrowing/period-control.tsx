import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Button, Field, TextInput, useUrlFilters } from '../../ui/index.ts';
import { ChoiceControl } from './choice-control.tsx';
import styles from './controls.module.css';
import { noon, type Period, PRESET_DAYS, PRESETS, type Preset, USUAL_PERIOD } from './period.ts';

interface PeriodControlProps {
  period: Period;
  /** What holds when nobody has chosen: the same as in `usePeriod`. */
  usual?: Preset;
}

/** Which time: a preset, or days of the reader's own. It stands in the URL. */
export function PeriodControl({ period, usual = USUAL_PERIOD }: PeriodControlProps) {
  const { t } = useTranslation('narrowing');
  const url = useUrlFilters();
  const name = usePeriodName();
  const choose = (changes: Record<string, string | undefined>) =>
    url.set({ period: undefined, from: undefined, until: undefined, span: undefined, ...changes });
  return (
    <ChoiceControl<Preset | 'own'>
      name={t('period.label')}
      title={t('period.title')}
      value={period.preset ?? 'own'}
      usual={usual}
      options={PRESETS.map((preset) => ({ value: preset, label: name({ preset }) }))}
      shown={name(period)}
      onChoose={(preset) => choose({ period: preset === usual ? undefined : preset })}
      more={(close) => (
        <OwnDays
          key={`${period.from}${period.until}`}
          period={period}
          onChoose={(days) => {
            choose(days);
            close();
          }}
        />
      )}
    />
  );
}

interface OwnDaysProps {
  period: Period;
  onChoose: (days: { from: string; until: string }) => void;
}

function OwnDays({ period, onChoose }: OwnDaysProps) {
  const { t } = useTranslation('narrowing');
  const [from, setFrom] = useState(period.from ?? '');
  const [until, setUntil] = useState(period.until ?? '');
  const isReversed = from !== '' && until !== '' && from > until;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (from && until && !isReversed) onChoose({ from, until });
      }}
    >
      <div className={styles.days}>
        <Field label={t('period.from')} error={isReversed ? t('period.reversed') : undefined}>
          <TextInput type="date" value={from} onChange={setFrom} max="9999-12-31" required />
        </Field>
        <Field label={t('period.until')}>
          <TextInput type="date" value={until} onChange={setUntil} max="9999-12-31" required />
        </Field>
      </div>
      <div className={styles.foot}>
        <Button type="submit" size="s" disabled={!from || !until || isReversed}>
          {t('period.show')}
        </Button>
      </div>
    </form>
  );
}

/** A period in words: a preset's name, otherwise its days. */
export function usePeriodName(): (period: { preset?: Preset | undefined } & Partial<Period>) => string {
  const { t } = useTranslation('narrowing');
  const format = useFormat();
  return ({ preset, from, until }) => {
    if (preset === 'all') return t('period.all');
    if (preset) return t('period.last', { count: PRESET_DAYS[preset] });
    return format.period(noon(from!), noon(until!));
  };
}
