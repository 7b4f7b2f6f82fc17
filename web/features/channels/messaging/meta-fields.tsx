import { useTranslation } from 'react-i18next';
import { fieldError } from '../../../problems.ts';
import { Field, FieldGroup, TextInput } from '../../../ui/index.ts';
import type { MessengerDraft } from './messenger-form.ts';

export interface FieldsProps {
  draft: MessengerDraft;
  put: (change: Partial<MessengerDraft>) => void;
  error: unknown;
}

/** What an account at Meta is known by there, and what its news is signed with. */
export function MetaFields({ draft, put, isNew, error }: FieldsProps & { isNew: boolean }) {
  const { t } = useTranslation('channels');
  const { kind } = draft;
  if (kind === 'telegram') return null;
  return (
    <FieldGroup columns={2}>
      <Field
        label={t(`messaging.externalId.${kind}`)}
        hint={t('messaging.externalIdHint')}
        error={fieldError(error, 'externalId')}
      >
        <TextInput
          value={draft.externalId}
          disabled={!isNew}
          onChange={(externalId) => put({ externalId })}
          autoComplete="off"
        />
      </Field>
      {kind === 'whatsapp' && (
        <Field
          label={t('messaging.businessId')}
          hint={t('messaging.businessIdHint')}
          optional
          error={fieldError(error, 'businessId')}
        >
          <TextInput
            value={draft.businessId}
            onChange={(businessId) => put({ businessId })}
            autoComplete="off"
          />
        </Field>
      )}
      <Field
        label={t('messaging.appSecret')}
        hint={isNew ? t('messaging.appSecretHint') : t('messaging.kept')}
        error={fieldError(error, 'appSecret')}
      >
        <TextInput
          type="password"
          value={draft.appSecret}
          onChange={(appSecret) => put({ appSecret })}
          autoComplete="new-password"
        />
      </Field>
    </FieldGroup>
  );
}
