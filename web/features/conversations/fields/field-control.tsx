import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../../../server/features/conversations/fields/contract.ts';
import { Checkbox, Field, MultiCombobox, NumberInput, Select, TextInput } from '../../../ui/index.ts';
import type { Field as Told } from './queries.ts';

interface FieldControlProps {
  field: Told;
  value: FieldValue | null;
  onChange: (value: FieldValue | null) => void;
  error: string | undefined;
}

const NONE = ' ';

/** One field, to be filled in. */
export function FieldControl({ field, value, onChange, error }: FieldControlProps) {
  const { t } = useTranslation('fields');
  const { name, hint, kind, required } = field;
  if (kind === 'checkbox')
    return (
      <Checkbox
        label={required ? t('mustCheck', { name }) : name}
        hint={error ?? hint}
        checked={value === true}
        onChange={(checked) => onChange(checked || null)}
      />
    );
  return (
    <Field label={name} hint={hint || undefined} optional={!required} {...(error && { error })}>
      <Control field={field} value={value} onChange={onChange} />
    </Field>
  );
}

function Control({ field: { kind, options }, value, onChange }: Omit<FieldControlProps, 'error'>) {
  const { t } = useTranslation('fields');
  const chosen = [value ?? []].flat();
  const offered = options
    .filter(({ key, retired }) => !retired || chosen.includes(key))
    .map(({ key, name }) => ({ value: key, label: name }));
  if (kind === 'number')
    return (
      <NumberInput value={typeof value === 'number' ? value : null} onChange={onChange} format={PRECISE} />
    );
  if (kind === 'choices')
    return <MultiCombobox options={offered} value={chosen.map(String)} onChange={(keys) => onChange(keys)} />;
  if (kind === 'choice')
    return (
      <Select<string>
        value={typeof value === 'string' ? value : NONE}
        onChange={(key) => onChange(key === NONE ? null : key)}
        options={[{ value: NONE, label: t('none') }, ...offered]}
      />
    );
  return (
    <TextInput
      type={kind === 'date' ? 'date' : 'text'}
      value={typeof value === 'string' ? value : ''}
      onChange={(text) => onChange(text || null)}
      maxLength={2000}
    />
  );
}

const PRECISE = { maximumFractionDigits: 10 };
