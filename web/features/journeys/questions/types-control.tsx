import { useTranslation } from 'react-i18next';
import { Field, MultiCombobox, Popover } from '../../../ui/index.ts';
import { useTypeName } from '../../catalogue/names.ts';
import { Control } from '../../narrowing/control.tsx';
import styles from './questions.module.css';
import { useTypeOptions } from './types.ts';

interface TypesControlProps {
  name: string;
  hint: string;
  chosen: readonly string[];
  onChange: (types: string[]) => void;
}

/** Touchpoint types that a question leaves out, or that break it. */
export function TypesControl({ name, hint, chosen, onChange }: TypesControlProps) {
  const { t } = useTranslation('questions');
  const typeName = useTypeName();
  const options = useTypeOptions(chosen);
  const [first, ...others] = chosen.map(typeName);
  const value = first
    ? others.length
      ? t('andMore', { first, count: others.length })
      : first
    : t('nothing');
  return (
    <Popover title={name} trigger={<Control name={name} value={value} changed={chosen.length > 0} />}>
      <div className={styles.form}>
        <Field label={t('types')} hint={hint}>
          <MultiCombobox value={chosen} options={options} onChange={onChange} />
        </Field>
      </div>
    </Popover>
  );
}
