import { Handshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import styles from './promises.module.css';
import type { NewPromise } from './promising.ts';

/** What a message promises that is about to be sent. */
export function NextPromise({ promise: { text, dueAt } }: { promise: NewPromise }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  return (
    <p className={styles.line}>
      <Handshake size={15} aria-hidden />
      {t('promise.by', { text, when: format.relative(dueAt) })}
    </p>
  );
}
