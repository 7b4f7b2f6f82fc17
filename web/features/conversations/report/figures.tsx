/** Numbers of the report, each with the way to its conversations. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { TextLink, type UrlSearch } from '../../../ui/index.ts';
import type { Hand } from './queries.ts';
import styles from './report.module.css';

interface CsatProps {
  csat: Hand['csat'];
  label: string;
  /** Undefined where there is no list of them. */
  search: UrlSearch | undefined;
}

/** A share of a few answers says little, so n and the interval stand with it. */
export function Csat({ csat, label, search }: CsatProps) {
  const { t } = useTranslation('service');
  const format = useFormat();
  if (!csat) return <span className={styles.none}>–</span>;
  const share = format.percent(csat.share);
  return (
    <>
      {search ? (
        <TextLink to="/inbox" search={search} aria-label={`${label}: ${share}`} quiet>
          {share}
        </TextLink>
      ) : (
        share
      )}
      <small className={styles.answers}>
        {t('people.interval', {
          low: format.percent(csat.low),
          high: format.percent(csat.high),
          n: format.number(csat.n),
        })}
      </small>
    </>
  );
}

export interface CountProps {
  value: number;
  label: string;
  search: UrlSearch;
}

export function Count({ value, label, search }: CountProps) {
  const format = useFormat();
  if (value === 0) return <span className={styles.none}>0</span>;
  return (
    <TextLink to="/inbox" search={search} aria-label={`${label}: ${format.number(value)}`} quiet>
      {format.number(value)}
    </TextLink>
  );
}
