import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import styles from '../quality.module.css';
import type { Calibration } from '../queries.ts';

/** Krippendorff's alpha in a sentence, or why it cannot be told. */
export function Agreement({ agreement: { alpha, units, few } }: Pick<Calibration, 'agreement'>) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  return (
    <p className={styles.agreement}>
      <strong>{t('calibration.alpha')}</strong>{' '}
      {alpha !== null && <span className={styles.alpha}>{format.number(alpha, 2)}</span>}{' '}
      <span className={styles.quiet}>
        {few
          ? t('calibration.few', { count: units })
          : alpha === null
            ? t('calibration.alike')
            : t('calibration.units', { count: units })}
      </span>
    </p>
  );
}
