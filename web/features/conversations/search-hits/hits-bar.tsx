import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { IconButton } from '../../../ui/index.ts';
import styles from './hits.module.css';
import type { Hits } from './use-hits.ts';

/** Which of the messages that hold what is searched is shown, and the way to the others. */
export function HitsBar({ hits }: { hits: Hits }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const { search, count, at, step } = hits;
  return (
    <section className={styles.bar} aria-label={t('hits.label')}>
      <span className={styles.searched}>
        {count ? t('hits.searched', { search }) : t('hits.none', { search })}
      </span>
      {count > 0 && (
        <>
          <span className={styles.place} role="status">
            {t('hits.place', { at: format.number(at + 1), count: format.number(count) })}
          </span>
          <IconButton
            size="s"
            label={t('keys.earlierHit')}
            shortcut=","
            icon={<ChevronUp size={16} />}
            onClick={() => step(1)}
          />
          <IconButton
            size="s"
            label={t('keys.laterHit')}
            shortcut="."
            icon={<ChevronDown size={16} />}
            onClick={() => step(-1)}
          />
        </>
      )}
    </section>
  );
}
