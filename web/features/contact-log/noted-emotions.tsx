import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SENTIMENTS } from '../../../server/features/contact-log/shapes-contract.ts';
import { EmotionMark, Time } from '../../ui/index.ts';
import { useEmotionWord } from './emotion-words.ts';
import styles from './noted-emotions.module.css';
import { notedQuery } from './queries.ts';

const SHOWN = 3;

/** How somebody seemed of late, and who says so. Nothing where nobody noted anything. */
export function NotedEmotions({ customerId }: { customerId: string }) {
  const { t } = useTranslation('contacts');
  const word = useEmotionWord();
  const { data } = useQuery(notedQuery(customerId));
  if (!data?.items.length) return null;
  return (
    <div>
      <span className={styles.title}>{t('seemed')}</span>
      <ul className={styles.list}>
        {data.items.slice(0, SHOWN).map(({ id, emotion, channel, author, at }) => (
          <li key={id}>
            <EmotionMark sentiment={SENTIMENTS[emotion]} label={word(emotion)} />
            <span className={styles.by}>
              {t(`noted.${channel}`, { name: author })} · <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
