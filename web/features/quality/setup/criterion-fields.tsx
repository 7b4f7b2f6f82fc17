import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Checkbox, Field, IconButton, NumberInput, Select, TextArea, TextInput } from '../../../ui/index.ts';
import styles from '../quality.module.css';
import type { Criterion } from '../queries.ts';

export type CriterionDraft = Omit<Criterion, 'id' | 'usual'> & { id?: string; key: number };

interface CriterionFieldsProps {
  criterion: CriterionDraft;
  /** 1 of the first. */
  place: number;
  /** Of all weights. */
  share: number;
  onChange: (change: Partial<CriterionDraft>) => void;
  /** Absent of the only one. */
  onRemove: (() => void) | undefined;
}

/** One criterion of a scorecard that is written. */
export function CriterionFields({ criterion, place, share, onChange, onRemove }: CriterionFieldsProps) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const { name, good, weight, scale, optional, critical } = criterion;
  return (
    <fieldset className={styles.criterionFields}>
      <legend>{t('criterion.place', { place })}</legend>
      <div className={styles.criterionLine}>
        <Field label={t('criterion.name')}>
          <TextInput value={name} onChange={(next) => onChange({ name: next })} maxLength={100} />
        </Field>
        <Field label={t('criterion.scale')}>
          <Select
            value={scale}
            onChange={(next) => onChange({ scale: next })}
            options={(['five', 'yes-no'] as const).map((value) => ({
              value,
              label: t(`criterion.scales.${value}`),
            }))}
          />
        </Field>
        <Field label={t('criterion.weight')} hint={t('criterion.share', { share: format.percent(share) })}>
          <NumberInput
            value={weight}
            onChange={(next) => next && onChange({ weight: Math.round(next) })}
            min={1}
            max={100}
          />
        </Field>
        {onRemove && (
          <IconButton
            size="s"
            label={t('criterion.remove', { name: name || String(place) })}
            icon={<Trash2 size={16} />}
            onClick={onRemove}
          />
        )}
      </div>
      <Field label={t('criterion.good')} optional>
        <TextArea value={good} onChange={(next) => onChange({ good: next })} rows={2} maxLength={1000} />
      </Field>
      <Checkbox
        label={t('criterion.optional')}
        checked={optional}
        onChange={(next) => onChange({ optional: next })}
      />
      <Checkbox
        label={t('criterion.isCritical')}
        hint={t('criterion.criticalHint')}
        checked={critical}
        onChange={(next) => onChange({ critical: next })}
      />
    </fieldset>
  );
}
