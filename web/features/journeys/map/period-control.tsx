import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Button, Field, Popover, TextInput, useUrlFilters } from '../../../ui/index.ts';
import { Control } from './control.tsx';
import styles from './controls.module.css';
import { type Period, PRESET_DAYS, PRESETS, type Preset } from './period.ts';
import { PresetList } from './preset-list.tsx';

/** Which time: a preset, or days of the reader's own. */
export function PeriodControl({ period }: { period: Period }) {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const [open, setOpen] = useState(false);
  const name = usePeriodName();
  function choose(changes: Record<string, string | undefined>) {
    url.set({ period: undefined, from: undefined, until: undefined, ...changes });
    setOpen(false);
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t('period.title')}
      trigger={<Control name={t('period.label')} value={name(period)} changed={period.preset !== '90d'} />}
    >
      <div className={styles.form}>
        <PresetList
          label={t('period.title')}
          value={period.preset}
          options={PRESETS.map((preset) => ({ value: preset, label: name({ preset }) }))}
          onChoose={(preset) => choose({ period: preset === '90d' ? undefined : preset })}
        />
        <OwnDays key={`${period.from}${period.until}`} period={period} onChoose={choose} />
      </div>
    </Popover>
  );
}

function OwnDays({
  period,
  onChoose,
}: {
  period: Period;
  onChoose: (days: { from: string; until: string }) => void;
}) {
  const { t } = useTranslation('journeys');
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
export function usePeriodName(): (period: { preset?: Preset } & Partial<Period>) => string {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  return ({ preset, from, until }) => {
    if (preset === 'all') return t('period.all');
    if (preset) return t('period.last', { count: PRESET_DAYS[preset] });
    return format.span(noon(from!), noon(until!));
  };
}

/** In the middle of the day, so that it is that day in (nearly) every time zone. */
export function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
