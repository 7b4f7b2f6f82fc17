import { MessageSquareQuote } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Badge, Button, classes, TextLink, Voice } from '../../../ui/index.ts';
import type { Conversation, Message } from '../../conversations/queries.ts';
import { useCustomerName } from '../../customers/names.ts';
import type { Review } from '../queries.ts';
import styles from './review.module.css';

interface ThreadProps {
  conversation: Conversation;
  /** Whose answers are looked at. */
  member: Review['member'];
  /** Takes the message that a comment is about; null while none is asked for. */
  onPoint: ((message: string) => void) | null;
  /** The message that a comment leads to. */
  shown: string | null;
}

/** The whole conversation; the answers that are looked at stand out. */
export function ReviewThread({ conversation, member, onPoint, shown }: ThreadProps) {
  const { t } = useTranslation('quality');
  return (
    <section className={styles.thread} aria-label={t('review.conversation')}>
      <header className={styles.threadHead}>
        <strong>{conversation.subject || `#${conversation.number}`}</strong>
        <TextLink to="/inbox/$id" params={{ id: conversation.id }}>
          {t('review.open')}
        </TextLink>
      </header>
      {conversation.items.map((message) => (
        <OneMessage
          key={message.id}
          {...{ message, conversation, onPoint }}
          isTheirs={message.kind === 'reply' && message.author.id === member.id}
          isShown={message.id === shown}
        />
      ))}
    </section>
  );
}

interface OneProps extends Pick<ThreadProps, 'conversation' | 'onPoint'> {
  message: Message;
  isTheirs: boolean;
  isShown: boolean;
}

function OneMessage({ message, conversation, isTheirs, isShown, onPoint }: OneProps) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const customer = useCustomerName()(conversation.customer);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isShown) place.current?.scrollIntoView({ block: 'center' });
  }, [isShown]);
  const { kind, author, text, at } = message;
  const name = kind === 'customer' ? author.name || customer : author.name;
  return (
    <article
      ref={place}
      className={classes(styles.message, styles[kind], isTheirs && styles.theirs, isShown && styles.shown)}
      aria-label={`${name}, ${format.dateTime(at)}`}
    >
      <header className={styles.messageHead}>
        <strong>{name}</strong>
        {kind === 'note' && <Badge>{t('review.note')}</Badge>}
        <time dateTime={at} title={format.dateTime(at)}>
          {format.date(at)}, {format.time(at)}
        </time>
        {onPoint && (
          <Button
            size="s"
            look="quiet"
            icon={<MessageSquareQuote size={14} />}
            onClick={() => onPoint(message.id)}
          >
            {t('review.point')}
          </Button>
        )}
      </header>
      {kind === 'customer' ? <Voice lang={conversation.language ?? undefined}>{text}</Voice> : <p>{text}</p>}
    </article>
  );
}
