import { useTranslation } from 'react-i18next';
import styles from './metric.module.css';
import type { ShownGroup } from './metric-chart.tsx';

interface ChartLegendProps {
  groups: ShownGroup[] | undefined;
  compared: boolean;
  hasBand: boolean;
  /** Some points are hollow. */
  hasHollow: boolean;
  /** There are more groups than lines. */
  isCut: boolean;
}

const DASHES = ['', '7 3', '2 3', '10 3 2 3', '5 2', '1 2'];

/** What the lines are: the same colours and dashes. */
export function ChartLegend({ groups, compared, hasBand, hasHollow, isCut }: ChartLegendProps) {
  const { t } = useTranslation('metrics');
  return (
    <figcaption className={styles.legend}>
      {groups?.map(({ key, name }, index) => (
        <span key={key} className={styles.key}>
          <svg
            width="22"
            height="8"
            aria-hidden="true"
            className={key === '' ? styles.untoldKey : styles[`series${index + 1}`]}
          >
            <line x1="0" x2="22" y1="4" y2="4" strokeDasharray={key === '' ? undefined : DASHES[index]} />
          </svg>
          {name}
        </span>
      ))}
      {!groups && hasBand && (
        <span className={styles.key}>
          <span className={styles.bandKey} />
          {t('legend.band')}
        </span>
      )}
      {!groups && compared && (
        <span className={styles.key}>
          <svg width="22" height="8" aria-hidden="true" className={styles.beforeKey}>
            <line x1="0" x2="22" y1="4" y2="4" strokeDasharray="4 4" />
          </svg>
          {t('legend.before')}
        </span>
      )}
      {hasHollow && (
        <span className={styles.key}>
          <svg width="10" height="10" aria-hidden="true" className={styles.hollowKey}>
            <circle cx="5" cy="5" r="3.5" />
          </svg>
          {t('legend.hollow')}
        </span>
      )}
      {groups && isCut && <span>{t('legend.largest', { count: groups.length })}</span>}
    </figcaption>
  );
}
