import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n.ts';
import { NEW } from '../channels/chat/chat-form.ts';
import { WidgetFrame } from '../channels/chat/widget-frame.tsx';
import { channelsQuery } from '../channels/queries.ts';
import type { CsatSettings } from './queries.ts';
import styles from './surveys.module.css';

const DAY_MS = 86_400_000;

interface ChatAskedProps {
  language: Language;
  texts: NonNullable<CsatSettings['texts'][Language]>;
}

/** The question in the chat as the first chat looks, and what stands there once it is answered. */
export function ChatAsked({ language, texts }: ChatAskedProps) {
  const { t } = useTranslation('surveys');
  const { data } = useQuery(channelsQuery);
  const chat = data?.items.find((one) => one.kind === 'chat');
  const { name, colour, side, greetings, askName, askEmail } = chat ?? NEW;
  const frame = { language, looks: { name, colour, side, greetings, askName, askEmail } };
  const open = { score: null, comment: '', changeableUntil: null, isDeclined: false };
  const until = new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS + DAY_MS / 2).toISOString();
  const asked = { ...open, texts: { [language]: texts } };
  return (
    <div className={styles.chats}>
      <WidgetFrame {...frame} label={t('question')} ask={asked} />
      <WidgetFrame {...frame} label={t('thanks')} ask={{ ...asked, score: 5, changeableUntil: until }} />
    </div>
  );
}
