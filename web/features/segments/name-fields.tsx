import { useTranslation } from 'react-i18next';
import { Field, TextArea, TextInput } from '../../ui/index.ts';

export interface Naming {
  name: string;
  description: string;
}

interface NameFieldsProps {
  value: Naming;
  error?: string;
  onChange: (value: Naming) => void;
}

/** What a segment is called and what it is for. */
export function NameFields({ value, error, onChange }: NameFieldsProps) {
  const { t } = useTranslation('segments');
  return (
    <>
      <Field label={t('edit.name')} error={error}>
        <TextInput
          value={value.name}
          maxLength={100}
          required
          onChange={(name) => onChange({ ...value, name })}
        />
      </Field>
      <Field label={t('edit.description')} optional>
        <TextArea
          rows={2}
          value={value.description}
          maxLength={1000}
          onChange={(description) => onChange({ ...value, description })}
        />
      </Field>
    </>
  );
}
