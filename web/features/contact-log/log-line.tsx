import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SENTIMENTS } from '../../../server/features/contact-log/shapes-contract.ts';
import { useFormat } from '../../format.ts';
import { EmotionMark } from '../../ui/index.ts';
import { useEmotionWord } from './emotion-words.ts';
import styles from './log.module.css';
import { contactsQuery } from './queries.ts';

/** Of a message that a member wrote down: what it was, who says so, and how the customer seemed to feel. */
export function LogLine({ conversationId, messageId }: { conversationId: string; messageId: string }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const word = useEmotionWord();
  const { data } = useQuery({
    ...contactsQuery(conversationId),
    select: ({ items }) => items.find((one) => one.messageId === messageId),
  });
  if (!data) return null;
  const { channel, direction, author, outcome, emotion, seconds, account } = data;
  const facts = [
    t(`way.${channel}-${direction}`),
    account?.name,
    seconds !== null && format.duration(seconds),
    t(`outcome.${outcome}`),
    t('notedBy', { name: author }),
  ];
  return (
    <p className={styles.logLine}>
      <span>{facts.filter(Boolean).join(' · ')}</span>
      {emotion && <EmotionMark sentiment={SENTIMENTS[emotion]} label={word(emotion)} />}
    </p>
  );
}
