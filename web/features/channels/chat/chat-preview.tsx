import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showPreview } from '../../../../widget/preview.ts';
import type { Language } from '../../../i18n.ts';
import { Field, Select } from '../../../ui/index.ts';
import styles from './chat.module.css';
import { type ChatDraft, isColour } from './chat-form.ts';
import { LANGUAGE_NAMES, LANGUAGES } from './languages.ts';

const MAX_FILE_BYTES = 25_000_000;

/** The widget itself, with the draft's looks and nobody behind it. */
export function ChatPreview({ draft }: { draft: ChatDraft }) {
  const { t, i18n } = useTranslation('channels');
  const frame = useRef<HTMLDivElement>(null);
  const [language, setLanguage] = useState(i18n.language as Language);
  const { name, colour, side, greetings, askName, askEmail } = useDeferredValue(draft);
  // Its words are the customer's language, not the reader's.
  const said = i18n.getFixedT(language, 'channels');

  useEffect(() => {
    const host = document.createElement('div');
    host.dataset.scheme = 'light';
    frame.current!.append(host);
    const settings = {
      ...{ name: name || said('chat.name'), language, side, greetings, askName, askEmail },
      colour: isColour(colour) ? colour.trim().toLowerCase() : '#0f6e6e',
      ...{ isThere: true, opensAt: null, canMail: true, maxFileBytes: MAX_FILE_BYTES },
    };
    return showPreview(host, settings, language, [
      { from: 'visitor', author: '', text: said('chat.previewAsk') },
      { from: 'desk', author: 'Ana', text: said('chat.previewAnswer') },
    ]);
  }, [name, colour, side, greetings, askName, askEmail, language, said]);

  return (
    <div className={styles.preview}>
      <Field label={t('chat.previewLanguage')}>
        <Select
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={setLanguage}
        />
      </Field>
      <div className={styles.frame} role="img" aria-label={t('chat.preview')}>
        <div ref={frame} className={styles.window} />
      </div>
    </div>
  );
}
