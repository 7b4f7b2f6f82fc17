import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field, IconButton, Select } from '../../../ui/index.ts';
import { ConditionFields } from './condition-fields.tsx';
import { BEGINNINGS, CONDITION_KINDS, type LooseCondition } from './draft.ts';
import type { Fault } from './faults.ts';
import styles from './rule.module.css';

interface ConditionRowProps {
  condition: LooseCondition;
  /** What this condition lacks. */
  faults: readonly Fault[];
  onChange: (condition: LooseCondition) => void;
  onRemove: () => void;
}

/** One thing that must be true: what it is about, and then what of it. */
export function ConditionRow({ condition, faults, onChange, onRemove }: ConditionRowProps) {
  const { t } = useTranslation('segments');
  const error = (field: Fault['field']) => {
    const fault = faults.find((one) => one.field === field);
    return fault && t(`fault.${fault.word}`);
  };
  return (
    <div className={styles.condition}>
      <Field label={t('build.condition')} labelHidden className={styles.kind} error={error(undefined)}>
        <Select
          value={condition.kind}
          options={CONDITION_KINDS.map((kind) => ({ value: kind, label: t(`condition.${kind}`) }))}
          onChange={(kind) => kind !== condition.kind && onChange(BEGINNINGS[kind])}
        />
      </Field>
      <div className={styles.fields}>
        <ConditionFields condition={condition} error={error} onChange={onChange} />
      </div>
      <IconButton size="s" label={t('build.removeCondition')} icon={<X size={16} />} onClick={onRemove} />
    </div>
  );
}
