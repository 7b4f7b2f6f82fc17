import { useTranslation } from 'react-i18next';
import type { StageOfMap } from '../../../../server/features/journeys/contract.ts';
import { FigureText } from './figure-text.tsx';
import styles from './rows.module.css';

/** The chosen measure for the stage as a whole, above its touchpoints. */
export function StageFacts({ stage }: { stage: StageOfMap }) {
  const { t } = useTranslation('journeys');
  if (!stage.occurrences) return <p className={styles.whole}>{t('nothingHere')}</p>;
  return (
    <p className={styles.whole}>
      <span>{t('inAll')}</span>
      <FigureText of={stage} />
    </p>
  );
}
