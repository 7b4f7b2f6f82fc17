import { useTranslation } from 'react-i18next';
import styles from './channels.module.css';
import { AllMailPeople } from './mail-people.tsx';
import { SenderProof } from './mail-proof.tsx';
import type { Mail } from './queries.ts';

/** What a mail says of itself besides its words, and the mail as it came. */
export function MailDetails({ mail }: { mail: Mail }) {
  const { t } = useTranslation('channels');
  return (
    <div className={styles.details}>
      <AllMailPeople mail={mail} />
      <SenderProof mail={mail} />
      {mail.direction === 'in' && (
        <a href={`/api/mails/${mail.messageId}/raw`} download>
          {t('mail.raw')}
        </a>
      )}
    </div>
  );
}
