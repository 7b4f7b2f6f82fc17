import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStatus, pointsSomewhere } from '../../problems.ts';
import { Avatar, Button, Callout, classes, Keys, useShortcut } from '../../ui/index.ts';
import { useMember } from '../session/session.ts';
import { AlongLine } from './along/along-line.tsx';
import { AttachmentList } from './attachments/attachment-list.tsx';
import { type Held, sendNow } from './held-sends.ts';
import { NextPromise } from './promises/next-promise.tsx';
import styles from './thread.module.css';

interface HeldMessageProps {
  held: Held;
  /** Id of the last message that is shown. */
  lastSeen: string | undefined;
  onTakeBack: (held: Held) => void;
}

/** An answer that is sent in a moment and can still be taken back; or one that was not taken, with its text. */
export function HeldMessage({ held, lastSeen, onTakeBack }: HeldMessageProps) {
  const { t } = useTranslation('conversations');
  const { name } = useMember();
  const isRefused = held.state === 'refused';
  useShortcut('z', () => onTakeBack(held), {
    ...{ label: t('keys.undoSend'), group: t('keys.group') },
    when: () => held.state === 'held',
  });
  return (
    <article
      className={classes(styles.message, styles.reply, styles.held)}
      aria-label={held.isMailed ? t('held.mailLabel') : t('held.label')}
    >
      <header className={styles.head}>
        <Avatar name={name} size="s" />
        <span className={styles.author}>{name}</span>
        {!isRefused && (
          <span className={styles.at}>
            <Countdown held={held} />
          </span>
        )}
      </header>
      {held.text && <div className={styles.text}>{held.text}</div>}
      <AttachmentList attachments={held.attachments} />
      {held.promise && <NextPromise promise={held.promise} />}
      {held.does && <AlongLine does={held.does} />}
      {held.state === 'held' && (
        <p className={styles.deeds}>
          <Button size="s" onClick={() => onTakeBack(held)}>
            {t('undo')} <Keys keys="z" />
          </Button>
          <Button size="s" look="quiet" onClick={() => sendNow(held.key)}>
            {held.isMailed ? t('held.mailNow') : t('held.now')}
          </Button>
        </p>
      )}
      {isRefused && <Refused held={held} lastSeen={lastSeen} onTakeBack={onTakeBack} />}
    </article>
  );
}

function Countdown({ held: { state, sendAt, isMailed } }: { held: Held }) {
  const { t } = useTranslation('conversations');
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  if (state === 'sending') return isMailed ? t('held.mailing') : t('held.sending');
  const count = Math.max(1, Math.ceil((sendAt - now) / 1000));
  return isMailed ? t('held.mailIn', { count }) : t('held.in', { count });
}

/** Told calmly: usually somebody else has answered, and one reads that first. */
function Refused({ held, lastSeen, onTakeBack }: HeldMessageProps) {
  const { t } = useTranslation('conversations');
  const deeds = (
    <>
      <Button size="s" onClick={() => onTakeBack(held)}>
        {t('held.rewrite')}
      </Button>
      <Button size="s" look="quiet" onClick={() => sendNow(held.key, lastSeen)}>
        {held.isMailed ? t('held.mailAnyway') : t('held.anyway')}
      </Button>
    </>
  );
  // What says where it is wrong, as a field that is to be filled in, was not overtaken by anybody.
  const isOvertaken = isStatus(held.error, 409) && !pointsSomewhere(held.error);
  return (
    <div className={styles.refused}>
      {isOvertaken ? (
        <Callout kind="warning" title={held.isMailed ? t('held.mailOvertaken') : t('held.overtaken')}>
          {t('held.overtakenText')}
        </Callout>
      ) : (
        <Callout problem={held.error} />
      )}
      <p className={styles.deeds}>{deeds}</p>
    </div>
  );
}
