import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AskedInPreview, showPreview } from '../../../../widget/preview.ts';
import type { Settings } from '../../../../widget/server.ts';
import { type Language, loadLanguage } from '../../../i18n.ts';
import styles from './chat.module.css';
import { type ChatDraft, isColour } from './chat-form.ts';

interface WidgetFrameProps {
  /** What it shows, to those who do not see it. */
  label: string;
  looks: Pick<ChatDraft, 'name' | 'colour' | 'side' | 'greetings' | 'askName' | 'askEmail'>;
  /** Of the customer who sees it. */
  language: Language;
  /** What is asked below what was said. */
  ask?: AskedInPreview;
}

const MAX_FILE_BYTES = 25_000_000;

/** The widget itself, with a chat's looks and nobody behind it. */
export function WidgetFrame({ label, looks, language, ask }: WidgetFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const said = useSaidIn(language);
  // Made anew when something that it shows is otherwise, not whenever it is drawn.
  const shown = JSON.stringify({ looks, ask });

  useEffect(() => {
    if (!said) return;
    const { looks, ask } = JSON.parse(shown) as Pick<WidgetFrameProps, 'looks' | 'ask'>;
    const host = document.createElement('div');
    host.dataset.scheme = 'light';
    frame.current!.append(host);
    const settings: Settings = {
      ...{ ...looks, language, name: looks.name || said('chat.name') },
      colour: isColour(looks.colour) ? looks.colour.trim().toLowerCase() : '#0f6e6e',
      ...{ isThere: true, opensAt: null, canMail: true, maxFileBytes: MAX_FILE_BYTES },
    };
    const messages = [
      { from: 'visitor' as const, author: '', text: said('chat.previewAsk') },
      { from: 'desk' as const, author: 'Ana', text: said('chat.previewAnswer') },
    ];
    return showPreview(host, settings, language, messages, ask);
  }, [shown, language, said]);

  return (
    <div className={styles.frame} role="img" aria-label={label}>
      <div ref={frame} className={styles.window} />
    </div>
  );
}

/** The words of the customer's language, not the reader's; undefined until they are here. */
function useSaidIn(language: Language) {
  const { i18n } = useTranslation('channels');
  const [words, setWords] = useState<ReturnType<typeof i18n.getFixedT<'channels'>>>();
  useEffect(() => {
    let isMeant = true;
    void loadLanguage(language).then(() => {
      if (isMeant) setWords(() => i18n.getFixedT(language, 'channels'));
    });
    return () => {
      isMeant = false;
    };
  }, [i18n, language]);
  return words;
}
