import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/index.ts';
import styles from './channels.module.css';
import type { Mail } from './queries.ts';

const TALLEST = 900;

/** A mail as it was made, in a frame in which nothing runs. Pictures from the web only when the reader asks. */
export function MailFrame({ mail }: { mail: Mail }) {
  const { t } = useTranslation('channels');
  const [pictures, setPictures] = useState<'shown' | 'blocked'>('blocked');
  return (
    <>
      {mail.hasRemotePictures && pictures === 'blocked' && (
        <div className={styles.sendLine}>
          <span>{t('mail.picturesBlocked')}</span>
          <Button size="s" onClick={() => setPictures('shown')}>
            {t('mail.showPictures')}
          </Button>
        </div>
      )}
      <iframe
        className={styles.frame}
        title={t('mail.frame', { subject: mail.subject })}
        src={`/api/mails/${mail.messageId}/html?pictures=${pictures}`}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        onLoad={fit}
      />
    </>
  );
}

/** As tall as what is in it. */
function fit({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>): void {
  const height = frame.contentDocument?.documentElement.scrollHeight ?? 0;
  if (height) frame.style.height = `${Math.min(height + 4, TALLEST)}px`;
}
