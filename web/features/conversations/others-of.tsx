import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Callout, ChannelIcon, SkeletonText, TextLink, Time } from '../../ui/index.ts';
import styles from './person.module.css';
import { conversationsOfQuery } from './queries.ts';

interface OthersOfProps {
  customerId: string;
  /** One that is not listed: it is open already. */
  except?: string;
}

/** A person's conversations, the newest first. */
export function OthersOf({ customerId, except }: OthersOfProps) {
  const { t } = useTranslation('conversations');
  const { data, error } = useQuery(conversationsOfQuery(customerId));
  if (error) return <Callout problem={error} />;
  if (!data) return <SkeletonText lines={2} />;
  const rows = data.items.filter(({ id }) => id !== except);
  if (!rows.length) return <p className={styles.quiet}>{except ? t('noOthers') : t('noneYet')}</p>;
  return (
    <ul className={styles.others}>
      {rows.map(({ id, number, subject, preview, status, channel, lastMessageAt }) => (
        <li key={id}>
          <ChannelIcon channel={channel} wordHidden />
          <span className={styles.other}>
            <TextLink to="/inbox/$id" params={{ id }}>
              {subject || preview}
            </TextLink>
            <span className={styles.quiet}>
              #{number} · {t(`status.${status}`)} · <Time at={lastMessageAt} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
