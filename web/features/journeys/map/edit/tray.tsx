import { useTranslation } from 'react-i18next';
import { classes } from '../../../../ui/index.ts';
import { type BoardProps, OFF_THE_MAP } from './board.ts';
import styles from './editor.module.css';
import { TypeCards } from './type-cards.tsx';

/** What belongs to no stage: on every timeline, on no journey. */
export function Tray(board: BoardProps) {
  const { t } = useTranslation('journeys');
  const isEmpty = !board.draft.types.some(({ stage }) => stage === null);
  return (
    <section
      className={classes(styles.tray, board.over === OFF_THE_MAP && styles.over)}
      data-drop={OFF_THE_MAP}
      aria-label={t('edit.tray')}
    >
      <h2 className={styles.trayTitle}>{t('edit.tray')}</h2>
      {isEmpty ? (
        <p className={styles.weight}>{t('edit.trayEmpty')}</p>
      ) : (
        <TypeCards stage={null} {...board} />
      )}
    </section>
  );
}
