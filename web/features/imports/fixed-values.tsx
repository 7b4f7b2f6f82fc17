import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { FIELDS, type ImportKind } from '../../../server/features/imports/kinds.ts';
import { METRICS } from '../../../server/features/surveys/metrics.ts';
import { Field, Select } from '../../ui/index.ts';
import styles from './columns.module.css';
import { CommittedInput } from './committed-input.tsx';
import { useFieldName } from './words.ts';

interface FixedValuesProps {
  one: Import;
  kind: ImportKind;
  onChange: (values: Record<string, string>) => void;
}

/** What is the same for every row: the scale of a score, the name of an event. */
export function FixedValues({ one, kind, onChange }: FixedValuesProps) {
  const { t } = useTranslation('imports');
  const nameOf = useFieldName();
  const mapped = new Set(Object.values(one.mapping.columns).map((target) => target?.field));
  const fields = FIELDS[kind].filter(({ key, fixed }) => fixed && !mapped.has(key) && key !== 'currency');
  if (!fields.length) return null;
  return (
    <div className={styles.fixed}>
      <p className={styles.samples}>{t('match.fixed')}</p>
      <div className={styles.fixedFields}>
        {fields.map(({ key }) => (
          <Field key={key} label={nameOf(key)}>
            {key === 'metric' ? (
              <Select
                value={one.mapping.values[key] ?? null}
                placeholder={t('match.choose')}
                options={METRICS.map((metric) => ({ value: metric, label: t(`metrics.${metric}`) }))}
                onChange={(value) => onChange({ [key]: value })}
              />
            ) : (
              <CommittedInput
                label={nameOf(key)}
                value={one.mapping.values[key] ?? ''}
                onCommit={(value) => onChange({ [key]: value })}
              />
            )}
          </Field>
        ))}
      </div>
    </div>
  );
}
