import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ACKNOWLEDGEMENT_VARIABLES } from '../../../server/features/channels/acknowledgement-contract.ts';
import { Field, FieldGroup, RadioGroup, Select, TextArea } from '../../ui/index.ts';
import { calendarsQuery } from '../service-levels/queries.ts';
import { LANGUAGE_NAMES, LANGUAGES } from './chat/languages.ts';
import type { Account } from './queries.ts';

type Draft = Account['acknowledgement'];

interface AcknowledgementFieldsProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** Of a field such as `texts.en`. */
  error: (field: string) => string | undefined;
}

const WHEN = ['never', 'always', 'outside-hours'] as const;
const USUAL = 'usual';

/** Whether an account says by itself that a mail arrived, and in which words. */
export function AcknowledgementFields({ draft, onChange, error }: AcknowledgementFieldsProps) {
  const { t } = useTranslation('channels');
  const put = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const { data } = useQuery(calendarsQuery);
  const calendars = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isWritten = LANGUAGES.some((language) => draft.texts[language]?.trim());
  const variables = ACKNOWLEDGEMENT_VARIABLES.map((name) => `{{${name}}}`).join(', ');
  return (
    <>
      <RadioGroup
        label={t('acknowledge.label')}
        value={draft.when}
        options={WHEN.map((value) => ({ value, label: t(`acknowledge.when.${value}`) }))}
        onChange={(when) => put({ when })}
      />
      {draft.when !== 'never' && (
        <FieldGroup>
          <p>{t('acknowledge.about')}</p>
          {draft.when === 'outside-hours' && (
            <Field label={t('acknowledge.calendar')}>
              <Select
                value={draft.calendar ?? USUAL}
                options={[{ value: USUAL, label: t('acknowledge.usual') }, ...calendars]}
                onChange={(id) => put({ calendar: id === USUAL ? null : id })}
              />
            </Field>
          )}
          {LANGUAGES.map((language) => (
            <Field
              key={language}
              label={LANGUAGE_NAMES[language]}
              hint={language === LANGUAGES[0] && !isWritten ? t('acknowledge.atLeastOne') : undefined}
              optional={isWritten}
              error={
                error(`texts.${language}`) ??
                (language === LANGUAGES[0] && !isWritten && error('texts')
                  ? t('acknowledge.nothing')
                  : undefined)
              }
            >
              <TextArea
                value={draft.texts[language] ?? ''}
                onChange={(text) => put({ texts: { ...draft.texts, [language]: text } })}
                maxLength={5000}
                rows={3}
                lang={language}
              />
            </Field>
          ))}
          <p>{t('acknowledge.variables', { variables })}</p>
        </FieldGroup>
      )}
    </>
  );
}
