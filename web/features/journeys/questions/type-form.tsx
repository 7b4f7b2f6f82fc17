import { Combobox, Field } from '../../../ui/index.ts';
import styles from './questions.module.css';
import { useTypeOptions } from './types.ts';

interface TypeFormProps {
  label: string;
  value: string | null;
  onChoose: (type: string) => void;
}

/** One touchpoint type, which is chosen as soon as it is found. */
export function TypeForm({ label, value, onChoose }: TypeFormProps) {
  const options = useTypeOptions();
  return (
    <div className={styles.form}>
      <Field label={label}>
        <Combobox value={value} options={options} onChange={(type) => type && onChoose(type)} />
      </Field>
    </div>
  );
}
