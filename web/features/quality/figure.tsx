import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { TextLink, type UrlSearch } from '../../ui/index.ts';
import styles from './quality.module.css';
import type { Figure } from './queries.ts';

interface FigureProps {
  figure: Figure;
  name: string;
  /** Of the reviews that it was counted from. */
  search: UrlSearch;
  large?: boolean;
}

/** A mean with its interval and n, few said as few; it opens its reviews. */
export function FigureOf({ figure: { n, mean, low, high, few }, name, search, large }: FigureProps) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  if (mean === null) return <span className={styles.quiet}>–</span>;
  const value = format.number(mean);
  const interval =
    low !== null &&
    high !== null &&
    t('report.interval', { low: format.number(low), high: format.number(high) });
  return (
    <span className={large ? styles.large : undefined}>
      <TextLink to="/service/quality" search={search} aria-label={`${name}: ${value}`} quiet>
        {value}
      </TextLink>
      <small className={styles.honesty}>
        {[interval, t('report.n', { n: format.number(n) }), few && t('report.few')]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </span>
  );
}
