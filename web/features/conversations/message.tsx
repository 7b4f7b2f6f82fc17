import { CircleAlert, MoreHorizontal, StickyNote } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Avatar, Badge, classes, IconButton, Menu, MenuItem } from '../../ui/index.ts';
import { MailParts } from '../channels/mail-parts.tsx';
import { UnprovenSender } from '../channels/mail-proof.tsx';
import { MessageNotes } from '../channels/messaging/message-notes.tsx';
import { useMessageFacts } from '../channels/messaging/queries.ts';
import { useMail } from '../channels/queries.ts';
import { SendAgain } from '../channels/send-again.tsx';
import { LogLine } from '../contact-log/log-line.tsx';
import { AttachmentList } from './attachments/attachment-list.tsx';
import { useMembers } from './choices.ts';
import { pieces } from './mentions.ts';
import type { PromiseTold } from './promises/owed.ts';
import { PromiseLine } from './promises/promise-line.tsx';
import type { Message as Told } from './queries.ts';
import { MarkedWords } from './search-hits/marked.tsx';
import styles from './thread.module.css';

interface MessageProps {
  message: Told;
  /** What the customer is called. */
  customer: string;
  language: string | null;
  /** What it promised. */
  promises: readonly PromiseTold[];
  /** What was searched, where it is in this one. */
  searched: string | undefined;
  /** Among those that hold it, the one that is read. */
  isShown: boolean;
  /** Makes it a conversation of its own; absent where that cannot be. */
  onSplit: ((message: string) => void) | undefined;
  /** Takes it to somebody else; absent for members who may not. */
  onForward: ((message: string) => void) | undefined;
}

/** How the reason begins when a server fell silent in the midst of it. */
const UNCERTAIN = 'uncertain:';

/** What somebody wrote: the customer in the serif, we in the sans, notes on a tint of their own. */
export const Message = memo(function Message(props: MessageProps) {
  const { message, customer, language, promises, searched, isShown, onSplit, onForward } = props;
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const { kind, author, text, at, from, delivery, failure, attachments, through } = message;
  const mail = useMail(message.conversationId, message.id);
  const facts = useMessageFacts(message.conversationId, message.id);
  // Somebody may write for the customer, or beside them.
  const name = kind === 'customer' ? author.name || customer : author.name;
  const whyFailed = failure?.startsWith(UNCERTAIN)
    ? t('uncertain')
    : [t('notDelivered'), failure].filter(Boolean).join(' ');
  return (
    <article
      className={classes(styles.message, styles[kind], isShown && styles.shown)}
      aria-label={t(`wrote.${kind === 'note' ? kind : (through ?? kind)}`, { name })}
      data-message={message.id}
      tabIndex={-1}
    >
      <header className={styles.head}>
        {kind !== 'note' && <Avatar name={name} size="s" />}
        {kind === 'note' && <StickyNote size={15} aria-hidden />}
        <span className={styles.author}>{name}</span>
        {kind === 'note' && <span className={styles.among}>{t('noteMark')}</span>}
        {from && <Badge>{t('from', { number: from.number })}</Badge>}
        <time dateTime={at} title={format.dateTime(at)} className={styles.at}>
          {format.time(at)}
        </time>
        {(onSplit || onForward) && kind !== 'note' && (
          <Menu
            trigger={
              <IconButton
                size="s"
                label={t('split.more')}
                className={styles.more}
                icon={<MoreHorizontal size={16} />}
              />
            }
          >
            {onForward && (
              <MenuItem shortcut=">" onClick={() => onForward(message.id)}>
                {t('forward.open')}
              </MenuItem>
            )}
            {onSplit && (
              <MenuItem shortcut="b" onClick={() => onSplit(message.id)}>
                {t('split.open')}
              </MenuItem>
            )}
          </Menu>
        )}
      </header>
      {mail && <UnprovenSender mail={mail} />}
      {text && (
        <div className={styles.text} lang={kind === 'customer' ? (language ?? undefined) : undefined}>
          {kind === 'note' ? (
            <NoteText message={message} searched={searched} />
          ) : (
            <MarkedWords text={text} search={searched} />
          )}
        </div>
      )}
      {mail && <MailParts mail={mail} />}
      <AttachmentList attachments={attachments} />
      {facts && <MessageNotes facts={facts} />}
      <LogLine conversationId={message.conversationId} messageId={message.id} />
      {promises.map((promise) => (
        <PromiseLine key={promise.id} promise={promise} />
      ))}
      {delivery === 'failed' && (
        <p className={styles.failed}>
          <CircleAlert size={14} aria-hidden /> {whyFailed}
          {(mail || facts) && <SendAgain conversationId={message.conversationId} messageId={message.id} />}
        </p>
      )}
      {delivery && delivery !== 'failed' && (
        <p className={styles.delivery}>{[t(`delivery.${delivery}`), failure].filter(Boolean).join(' · ')}</p>
      )}
    </article>
  );
});

function NoteText({ message: { text, mentions }, searched }: Pick<MessageProps, 'message' | 'searched'>) {
  const members = useMembers().filter(({ id }) => mentions.includes(id));
  return pieces(text, members).map(({ text: piece, member }, index) =>
    member ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same name may come twice.
      <mark key={index} className={styles.mention}>
        {piece}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      <MarkedWords key={index} text={piece} search={searched} />
    ),
  );
}
