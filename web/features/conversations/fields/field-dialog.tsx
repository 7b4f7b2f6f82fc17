import { useMutation } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELD_KINDS, fieldsApi } from '../../../../server/features/conversations/fields/contract.ts';
import { call } from '../../../api.ts';
import { fieldError, shownByFields } from '../../../problems.ts';
import {
  Button,
  Callout,
  Checkbox,
  Dialog,
  FieldGroup,
  Field as FormField,
  IconButton,
  MultiCombobox,
  Select,
  TextInput,
} from '../../../ui/index.ts';
import { useDepartments } from '../choices.ts';
import styles from './fields.module.css';
import type { Field } from './queries.ts';

const FORM = 'custom-field';

interface DraftOption {
  /** Absent of a new one. */
  key?: string;
  name: string;
  /** While it is written. */
  place: number;
}

interface Draft extends Pick<Field, 'name' | 'hint' | 'kind' | 'departments' | 'required'> {
  options: DraftOption[];
}

function draftOf(field: Field | null): Draft {
  if (!field)
    return {
      name: '',
      hint: '',
      kind: 'choice',
      departments: [],
      required: false,
      options: [{ name: '', place: 0 }],
    };
  const { name, hint, kind, departments, required, options } = field;
  const live = options.filter(({ retired }) => !retired);
  return {
    ...{ name, hint, kind, departments, required },
    options: live.map((one, place) => ({ key: one.key, name: one.name, place })),
  };
}

interface FieldDialogProps {
  /** Null for a new one. */
  field: Field | null;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

/** A field: what it is called, what goes into it, who has it, and whether it must be there. */
export function FieldDialog({ field, onSaved, onClose }: FieldDialogProps) {
  const { t } = useTranslation('fields');
  const departments = useDepartments();
  const [draft, setDraft] = useState(() => draftOf(field));
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const isChosen = draft.kind === 'choice' || draft.kind === 'choices';
  const save = useMutation({
    mutationFn: async () => {
      const { kind, options: written, ...rest } = draft;
      const options = (isChosen ? written : []).flatMap(({ key, name }) =>
        name.trim() ? { ...(key && { key }), name } : [],
      );
      await (field
        ? call(fieldsApi.change, { params: { id: field.id }, body: { ...rest, options } })
        : call(fieldsApi.create, { body: { ...rest, kind, options } }));
      await onSaved();
    },
    onSuccess: onClose,
  });
  const isReady = draft.name.trim() !== '';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady && !save.isPending) save.mutate();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={field ? field.name : t('new')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} busy={save.isPending} disabled={!isReady}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.stack} onSubmit={submit}>
        {save.error && !shownByFields(save.error, ['name', 'options']) && <Callout problem={save.error} />}
        <FieldGroup columns={2}>
          <FormField label={t('form.name')} error={fieldError(save.error, 'name') ?? ''}>
            <TextInput value={draft.name} onChange={(name) => put({ name })} maxLength={80} />
          </FormField>
          <FormField label={t('form.kind')} hint={field ? t('form.kindStays') : undefined}>
            <Select
              value={draft.kind}
              disabled={field !== null}
              onChange={(kind) => put({ kind })}
              options={FIELD_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </FormField>
        </FieldGroup>
        {isChosen && (
          <Options
            options={draft.options}
            onChange={(options) => put({ options })}
            problem={fieldError(save.error, 'options')}
          />
        )}
        <FormField label={t('form.hint')} optional>
          <TextInput value={draft.hint} onChange={(hint) => put({ hint })} maxLength={200} />
        </FormField>
        <FormField label={t('form.departments')} optional>
          <MultiCombobox
            options={departments.map(({ key, name }) => ({ value: key, label: name }))}
            value={draft.departments}
            onChange={(keys) => put({ departments: keys })}
            placeholder={t('form.everyDepartment')}
          />
        </FormField>
        <Checkbox
          label={t('form.required')}
          hint={t('form.requiredHint')}
          checked={draft.required}
          onChange={(required) => put({ required })}
        />
      </form>
    </Dialog>
  );
}

interface OptionsProps {
  options: DraftOption[];
  onChange: (options: DraftOption[]) => void;
  problem: string | undefined;
}

function Options({ options, onChange, problem }: OptionsProps) {
  const { t } = useTranslation('fields');
  const next = Math.max(-1, ...options.map(({ place }) => place)) + 1;
  const add = () => onChange([...options, { name: '', place: next }]);
  return (
    <fieldset className={styles.options}>
      <legend className={styles.legend}>{t('form.options')}</legend>
      {options.map((option, index) => (
        <div key={option.place} className={styles.option}>
          <TextInput
            aria-label={t('form.option', { number: index + 1 })}
            value={option.name}
            maxLength={80}
            onChange={(name) =>
              onChange(options.map((one) => (one.place === option.place ? { ...one, name } : one)))
            }
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <IconButton
            size="s"
            label={t('form.removeOption', { number: index + 1 })}
            icon={<X size={16} />}
            onClick={() => onChange(options.filter(({ place }) => place !== option.place))}
          />
        </div>
      ))}
      {problem && <p className={styles.problem}>{problem}</p>}
      <Button size="s" look="quiet" icon={<Plus size={14} />} onClick={add}>
        {t('form.addOption')}
      </Button>
    </fieldset>
  );
}
