import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextInput } from '../../../ui/index.ts';
import { usePropertyName } from '../../catalogue/property-names.ts';
import { traitsQuery } from '../../narrowing/queries.ts';
import { Choice } from './choice.tsx';
import type { FieldsProps } from './condition-fields.tsx';
import type { LooseCondition } from './draft.ts';
import styles from './rule.module.css';

type Trait = Extract<LooseCondition, { kind: 'trait' }>;

/** A trait is named as the systems name it that told of it; the common ones are suggested. */
export function TraitFields({ condition, error, onChange }: FieldsProps<Trait>) {
  const { t } = useTranslation('segments');
  const traitName = usePropertyName();
  const { data } = useQuery(traitsQuery);
  const { name, is, value = '' } = condition;
  const hasValue = is !== 'exists' && is !== 'missing';
  return (
    <>
      <Field label={t('field.name')} labelHidden error={error('name')} className={styles.picker}>
        <Suggested
          value={name}
          maxLength={200}
          placeholder={t('field.name')}
          suggestions={data?.items.map((trait) => trait.name) ?? []}
          wordsOf={traitName}
          onChange={(next) => onChange({ ...condition, name: next })}
        />
      </Field>
      <Choice
        label="is"
        value={is}
        options={['equals', 'not', 'contains', 'exists', 'missing']}
        onChange={(next) => onChange(compared(condition, next))}
      />
      {hasValue && (
        <Field label={t('field.value')} labelHidden error={error('value')} className={styles.picker}>
          <TextInput
            value={value}
            maxLength={500}
            placeholder={t('field.value')}
            onChange={(next) => onChange({ ...condition, value: next })}
          />
        </Field>
      )}
    </>
  );
}

/** Nothing to compare with is sent where nothing is compared. */
function compared({ value, ...trait }: Trait, is: Trait['is']): Trait {
  return is === 'exists' || is === 'missing' ? { ...trait, is } : { ...trait, is, value: value ?? '' };
}

interface SuggestedProps extends ComponentProps<typeof TextInput> {
  suggestions: readonly string[];
  /** How people read a suggestion, beside what it stands for. */
  wordsOf: (suggestion: string) => string;
}

/** A text that may be anything, with what others wrote. */
function Suggested({ suggestions, wordsOf, ...rest }: SuggestedProps) {
  const list = useId();
  return (
    <>
      <TextInput {...rest} list={list} />
      <datalist id={list}>
        {suggestions.map((one) => (
          <option key={one} value={one} label={wordsOf(one)} />
        ))}
      </datalist>
    </>
  );
}
