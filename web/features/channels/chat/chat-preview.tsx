import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../i18n.ts';
import { Field, Select } from '../../../ui/index.ts';
import styles from './chat.module.css';
import type { ChatDraft } from './chat-form.ts';
import { LANGUAGE_NAMES, LANGUAGES } from './languages.ts';
import { WidgetFrame } from './widget-frame.tsx';

/** The widget itself, with the draft's looks and nobody behind it. */
export function ChatPreview({ draft }: { draft: ChatDraft }) {
  const { t, i18n } = useTranslation('channels');
  const [language, setLanguage] = useState(i18n.language as Language);
  const { name, colour, side, greetings, askName, askEmail } = useDeferredValue(draft);
  return (
    <div className={styles.preview}>
      <Field label={t('chat.previewLanguage')}>
        <Select
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={setLanguage}
        />
      </Field>
      <WidgetFrame
        label={t('chat.preview')}
        looks={{ name, colour, side, greetings, askName, askEmail }}
        language={language}
      />
    </div>
  );
}
