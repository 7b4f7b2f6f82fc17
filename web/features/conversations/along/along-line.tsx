import { useTranslation } from 'react-i18next';
import type { SomeDeeds } from '../../../../server/features/conversations/deeds/contract.ts';
import styles from './along.module.css';
import { useDeedWords } from './deed-words.ts';

/** Of an answer that is about to go: what is done with it. */
export function AlongLine({ does }: { does: SomeDeeds }) {
  const { t } = useTranslation('replies');
  const told = useDeedWords();
  return (
    <p className={styles.quiet}>
      {t('whenSent')}{' '}
      {told(does)
        .map(({ words }) => words)
        .join(' · ')}
    </p>
  );
}
