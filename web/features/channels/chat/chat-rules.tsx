import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ASKS } from '../../../../server/features/channels/chat/shapes-contract.ts';
import { Field, FieldGroup, Select, TextInput } from '../../../ui/index.ts';
import { calendarsQuery } from '../../service-levels/queries.ts';
import styles from './chat.module.css';
import type { ChatDraft } from './chat-form.ts';
import { LANGUAGE_NAMES, LANGUAGES } from './languages.ts';

interface ChatRulesProps {
  draft: ChatDraft;
  put: (change: Partial<ChatDraft>) => void;
}

const ALWAYS = 'always';

/** What is asked before the first message, when somebody is there, and how customers are greeted. */
export function ChatRules({ draft, put }: ChatRulesProps) {
  const { t } = useTranslation('channels');
  const { data } = useQuery(calendarsQuery);
  const calendars = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const asks = ASKS.map((value) => ({ value, label: t(`chat.asks.${value}`) }));
  return (
    <>
      <fieldset className={styles.asks}>
        <legend>{t('chat.asked')}</legend>
        <FieldGroup columns={2}>
          <Field label={t('chat.askName')}>
            <Select value={draft.askName} options={asks} onChange={(askName) => put({ askName })} />
          </Field>
          <Field label={t('chat.askEmail')}>
            <Select value={draft.askEmail} options={asks} onChange={(askEmail) => put({ askEmail })} />
          </Field>
        </FieldGroup>
      </fieldset>
      <Field label={t('chat.calendar')} hint={t('chat.calendarHint')}>
        <Select
          value={draft.calendar ?? ALWAYS}
          options={[{ value: ALWAYS, label: t('chat.always') }, ...calendars]}
          onChange={(id) => put({ calendar: id === ALWAYS ? null : id })}
        />
      </Field>
      <details className={styles.greetings}>
        <summary>{t('chat.greetings')}</summary>
        <p>{t('chat.greetingsHint')}</p>
        <FieldGroup>
          {LANGUAGES.map((language) => (
            <Field key={language} label={LANGUAGE_NAMES[language]} optional>
              <TextInput
                value={draft.greetings[language] ?? ''}
                onChange={(text) => put({ greetings: { ...draft.greetings, [language]: text } })}
                maxLength={300}
                lang={language}
              />
            </Field>
          ))}
        </FieldGroup>
      </details>
    </>
  );
}
