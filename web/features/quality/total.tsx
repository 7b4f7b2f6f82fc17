import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Badge } from '../../ui/index.ts';
import styles from './quality.module.css';

interface TotalProps {
  score: number | null;
  failed?: boolean;
}

/** 0 to 100, and whether something failed the whole. */
export function Total({ score, failed = false }: TotalProps) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  return (
    <span className={styles.total}>
      {failed && <Badge kind="broken">{t('failed')}</Badge>}
      <strong>{score === null ? '–' : format.number(score)}</strong>
    </span>
  );
}
