import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Field, FieldGroup, Select } from '../../ui/index.ts';
import { useDepartmentName } from '../settings/default-names.ts';
import { departmentsQuery } from '../settings/queries.ts';
import type { AccountDraft } from './account-form.ts';

const NONE = 'none';
const LANGUAGES = { en: 'English', 'pt-BR': 'Português', es: 'Español', ro: 'Română' } as const;

type Places = Pick<AccountDraft, 'department' | 'language'>;

interface AccountPlacesProps {
  draft: Places;
  put: (change: Partial<Places>) => void;
  /** Where the language means something else than what customers write in. */
  languageHint?: string;
}

/** What the conversations that begin with an account are given. */
export function AccountPlaces({ draft, put, languageHint }: AccountPlacesProps) {
  const { t } = useTranslation('channels');
  const nameOf = useDepartmentName();
  const { data } = useQuery(departmentsQuery);
  const departments = (data?.items ?? []).map((one) => ({ value: one.key, label: nameOf(one) }));
  const languages = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  return (
    <FieldGroup columns={2}>
      <Field label={t('department')} hint={t('departmentHint')}>
        <Select
          value={draft.department ?? NONE}
          options={[{ value: NONE, label: t('noDepartment') }, ...departments]}
          onChange={(key) => put({ department: key === NONE ? null : key })}
        />
      </Field>
      <Field label={t('language')} hint={languageHint ?? t('languageHint')}>
        <Select
          value={draft.language ?? NONE}
          options={[{ value: NONE, label: t('noLanguage') }, ...languages]}
          onChange={(key) => put({ language: key === NONE ? null : (key as AccountDraft['language']) })}
        />
      </Field>
    </FieldGroup>
  );
}
