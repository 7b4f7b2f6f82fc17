import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { EmotionMark, ratingSentiment } from '../../ui/index.ts';
import styles from './figures.module.css';
import type { Customer } from './queries.ts';

/** The portrait in four figures: value, orders, ratings, what was late. */
export function Figures({ customer: { orders, ratings } }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const value = orders.value.map(({ minor, currency }) => format.money(minor, currency));
  return (
    <dl className={styles.figures}>
      <div className={styles.figure}>
        <dt>{t('figure.value')}</dt>
        <dd>{value.length ? value.map((one) => <span key={one}>{one}</span>) : <Nothing />}</dd>
      </div>
      <div className={styles.figure}>
        <dt>{t('figure.orders')}</dt>
        <dd>
          {orders.count ? format.number(orders.count) : <Nothing />}
          {orders.late > 0 && (
            <small>{t('figure.late', { count: orders.late, shown: format.number(orders.late) })}</small>
          )}
        </dd>
      </div>
      <div className={styles.figure}>
        <dt>{t('figure.lowest')}</dt>
        <dd>{ratings.lowest === null ? <Nothing /> : <Score score={ratings.lowest} />}</dd>
      </div>
      <div className={styles.figure}>
        <dt>{t('figure.average')}</dt>
        <dd>
          {ratings.average === null ? <Nothing /> : <Score score={ratings.average} />}
          {ratings.count > 1 && (
            <small>{t('figure.of', { count: ratings.count, shown: format.number(ratings.count) })}</small>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Score({ score }: { score: number }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return (
    <span className={styles.score}>
      <EmotionMark sentiment={ratingSentiment(score, 1, 5)} wordHidden />
      {format.number(score, 1)}
      <small>{t('figure.ofFive')}</small>
    </span>
  );
}

function Nothing() {
  const { t } = useTranslation('ui');
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{t('unknown')}</span>
    </>
  );
}
