import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../i18n.ts';
import { Field, FieldGroup, Panel, RadioGroup, Select, TextInput } from '../../ui/index.ts';
import { useSettled } from '../../ui/settled.ts';
import { ChatAsked } from './chat-asked.tsx';
import type { PartProps } from './csat-form.tsx';
import type { CsatSettings } from './queries.ts';
import styles from './surveys.module.css';

/** The question and the thanks in one language, and what they look like there. */
export function WordsFields({ draft, put, disabled, usual }: PartProps & { usual: CsatSettings['usual'] }) {
  const { t, i18n } = useTranslation('surveys');
  const [language, setLanguage] = useState(i18n.language as Language);
  const texts = draft.texts[language] ?? {};
  const say = (change: typeof texts) =>
    put({ texts: { ...draft.texts, [language]: { ...texts, ...change } } });
  return (
    <Panel title={t('words')}>
      <FieldGroup>
        <Field label={t('language')}>
          <Select
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            value={language}
            onChange={setLanguage}
          />
        </Field>
        <Field label={t('question')} hint={t('usual')} optional>
          <TextInput
            lang={language}
            value={texts.question ?? ''}
            placeholder={usual[language].question}
            maxLength={200}
            onChange={(question) => say({ question })}
            disabled={disabled}
          />
        </Field>
        <Field label={t('thanks')} optional>
          <TextInput
            lang={language}
            value={texts.thanks ?? ''}
            placeholder={usual[language].thanks}
            maxLength={400}
            onChange={(thanks) => say({ thanks })}
            disabled={disabled}
          />
        </Field>
        <Preview language={language} question={texts.question ?? ''} thanks={texts.thanks ?? ''} />
      </FieldGroup>
    </Panel>
  );
}

const SHOWN = ['mail', 'page', 'thanks', 'chat'] as const;
const PAUSE_MS = 400;

interface PreviewProps {
  language: Language;
  question: string;
  thanks: string;
}

function Preview(props: PreviewProps) {
  const { t } = useTranslation('surveys');
  const [show, setShow] = useState<(typeof SHOWN)[number]>('mail');
  const question = useSettled(props.question, PAUSE_MS);
  const thanks = useSettled(props.thanks, PAUSE_MS);
  const query = new URLSearchParams({ language: props.language, show, question, thanks });
  return (
    <div className={styles.preview}>
      <RadioGroup
        label={t('preview')}
        options={SHOWN.map((value) => ({ value, label: t(`show.${value}`) }))}
        value={show}
        onChange={setShow}
      />
      {show === 'chat' ? (
        <ChatAsked language={props.language} texts={{ question, thanks }} />
      ) : (
        <iframe
          className={styles.frame}
          title={`${t('preview')}: ${t(`show.${show}`)}`}
          src={`/api/csat/preview?${query}`}
          sandbox="allow-same-origin"
          onLoad={fit}
        />
      )}
    </div>
  );
}

const TALLEST = 900;

/** As tall as what is in it. */
function fit({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>): void {
  const height = frame.contentDocument?.documentElement.scrollHeight ?? 0;
  if (height) frame.style.height = `${Math.min(height + 4, TALLEST)}px`;
}
