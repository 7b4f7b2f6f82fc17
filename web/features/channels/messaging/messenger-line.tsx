import { ExternalLink, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Select } from '../../../ui/index.ts';
import styles from './messaging.module.css';
import { ProviderIcon } from './provider-icon.tsx';
import type { Way } from './queries.ts';
import { TemplateForm } from './template-form.tsx';
import type { Messenger } from './use-messenger.ts';

const WORDS = {
  ...({ message: 'asMessage', 'human-agent': 'asMessage', template: 'asTemplate' } as const),
  ...({ comment: 'asComment', 'private-reply': 'asPrivate' } as const),
} satisfies Record<Way, string>;

interface MessengerLineProps {
  messenger: Messenger;
  /** What is written so far. */
  text: string;
  hasFiles: boolean;
  /** What the customer is called. */
  who: string;
}

/** By which messenger an answer goes and how, until when, and what stands in the way. */
export function MessengerLine({ messenger, text, hasFiles, who }: MessengerLineProps) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const { thread, way, choose } = messenger;
  const { account, ways, until, closed, comment } = thread;
  const provider = t(`messaging.providers.${account.kind}`);
  const known = { who, account: account.name, until: until ? format.dateTime(until) : '' };
  return (
    <div className={styles.line}>
      {closed.map((why) => (
        <p key={why} className={styles.closed}>
          <Info size={15} aria-hidden />
          {why === 'window'
            ? account.kind === 'whatsapp'
              ? t('messaging.line.window.whatsapp')
              : t('messaging.line.window.other', { provider })
            : t(`messaging.line.${why}`)}
        </p>
      ))}
      {way && (
        <p className={styles.goes}>
          <ProviderIcon kind={account.kind} />
          <span>
            {way === 'human-agent'
              ? t('messaging.line.human-agent', known)
              : way === 'comment' || way === 'private-reply'
                ? t(way === 'comment' ? 'messaging.line.public' : 'messaging.line.private')
                : [t('messaging.line.message', known), until && t('messaging.line.until', known)]
                    .filter(Boolean)
                    .join(' · ')}
          </span>
          {comment?.link && (
            <a href={comment.link} target="_blank" rel="noreferrer noopener">
              {t('messaging.line.seeComment')} <ExternalLink size={13} aria-hidden />
            </a>
          )}
        </p>
      )}
      {ways.length > 1 && way && (
        <div className={styles.choice}>
          <Select
            aria-label={t('messaging.line.as')}
            value={way}
            options={ways.map((value) => ({ value, label: t(`messaging.line.${WORDS[value]}`) }))}
            onChange={(value) => choose(value as Way)}
          />
        </div>
      )}
      {way === 'template' && <TemplateForm {...messenger} templates={thread.templates} />}
      {way && hasFiles && !takesFiles(way) && <p className={styles.tooLong}>{t('messaging.line.noFiles')}</p>}
      <Length messenger={messenger} text={text} />
    </div>
  );
}

export const takesFiles = (way: Way) => way === 'message' || way === 'human-agent';

/** Of what is too long for one message: how many it will be, or that it is too long. */
function Length({ messenger: { thread, way }, text }: Pick<MessengerLineProps, 'messenger' | 'text'>) {
  const { t } = useTranslation('channels');
  if (!way || way === 'template') return null;
  const { length, limit, most } = lengthOf(thread, way, text);
  if (length > most)
    return <p className={styles.tooLong}>{t('messaging.line.tooLong', { count: length, most })}</p>;
  const pieces = Math.ceil(length / limit);
  return pieces > 1 ? <p className={styles.quiet}>{t('messaging.line.pieces', { count: pieces })}</p> : null;
}

/** In characters, or in bytes where the messenger counts these. */
export function lengthOf({ limits }: Messenger['thread'], way: Way, text: string) {
  const isOne = way === 'comment' || way === 'private-reply';
  const limit = way === 'comment' ? limits.comment : limits.text;
  const isInBytes = limits.isInBytes && way !== 'comment';
  const length = isInBytes ? new TextEncoder().encode(text.trim()).length : text.trim().length;
  return { length, limit, most: isOne ? limit : limit * limits.pieces };
}
