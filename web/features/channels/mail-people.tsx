import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import styles from './channels.module.css';
import type { Mail } from './queries.ts';

const KINDS = ['to', 'cc', 'bcc'] as const;
/** Beside a message; whoever wants to know all of them opens its details. */
const MOST_NAMES = 12;

/** Who else got a mail: of many, the first. */
export function MailPeople({ mail }: { mail: Mail }) {
  const words = usePeopleWords(mail, MOST_NAMES, ({ name, address }) => name || address);
  return <p className={styles.people}>{words.join(' · ')}</p>;
}

/** Everybody whom it names, with their addresses; where it named more than are kept beside it, it says so. */
export function AllMailPeople({ mail }: { mail: Mail }) {
  const { t } = useTranslation('channels');
  const written = ({ name, address }: Mail['from']) => (name ? `${name} <${address}>` : address);
  const words = usePeopleWords(mail, Number.POSITIVE_INFINITY, written);
  return (
    <>
      <p className={styles.people}>{t('mail.sender', { who: written(mail.from) })}</p>
      {words.map((line) => (
        <p key={line} className={styles.people}>
          {line}
        </p>
      ))}
      {mail.more.to + mail.more.cc > 0 && <p className={styles.people}>{t('mail.moreInMail')}</p>}
    </>
  );
}

function usePeopleWords(mail: Mail, most: number, called: (person: Mail['from']) => string): string[] {
  const { t } = useTranslation('channels');
  const format = useFormat();
  return KINDS.filter((kind) => mail[kind].length > 0).map((kind) => {
    const names = mail[kind].slice(0, most).map(called).join(', ');
    const more =
      mail[kind].length - Math.min(most, mail[kind].length) + (kind === 'bcc' ? 0 : mail.more[kind]);
    const who = more > 0 ? t('mail.more', { who: names, number: format.number(more) }) : names;
    return t(`mail.${kind}`, { who });
  });
}
