import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../problems.ts';
import { IconButton, Select } from '../../ui/index.ts';
import { FieldControl } from '../conversations/fields/field-control.tsx';
import { useFields } from '../conversations/fields/queries.ts';
import styles from './replies.module.css';
import type { Draft } from './reply-dialog.tsx';

interface FieldDeedsProps {
  fields: Draft['fields'];
  onChange: (fields: Draft['fields']) => void;
  error: unknown;
}

/** Custom fields that are filled in, each put there one by one; nothing where the workspace has none. */
export function FieldDeeds({ fields, onChange, error }: FieldDeedsProps) {
  const { t } = useTranslation('replies');
  const all = useFields();
  if (!all.length) return null;
  const chosen = all.filter(({ key }) => key in fields);
  const others = all.filter(({ key }) => !(key in fields));
  return (
    <>
      {chosen.map((field) => (
        <div key={field.key} className={styles.fieldDeed}>
          <FieldControl
            field={{ ...field, required: false, hint: t('emptied') }}
            value={fields[field.key] ?? null}
            onChange={(value) => onChange({ ...fields, [field.key]: value })}
            error={fieldError(error, `fields.${field.key}`)}
          />
          <IconButton
            size="s"
            label={t('removeField', { name: field.name })}
            icon={<X size={16} />}
            onClick={() => {
              const { [field.key]: _, ...rest } = fields;
              onChange(rest);
            }}
          />
        </div>
      ))}
      {others.length > 0 && (
        <Select<string>
          aria-label={t('addField')}
          className={styles.addField ?? ''}
          value={null}
          placeholder={t('addField')}
          options={others.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(key) => onChange({ ...fields, [key]: null })}
        />
      )}
    </>
  );
}
