import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Avatar, TextLink, Time } from '../../ui/index.ts';
import styles from './columns.module.css';
import { Rating } from './columns.tsx';
import { fullIdOf, useCustomerName } from './names.ts';
import type { CustomerRow } from './queries.ts';

/** A customer on a phone: who and when last seen, and under it how they are doing with us. */
export function CustomerLine({ customer }: { customer: CustomerRow }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const name = useCustomerName()(customer);
  const { id, lastSeenAt, lowestRating, orders, revenueMinor } = customer;
  return (
    <span className={styles.line}>
      <Avatar name={name} size="s" />
      <span className={styles.lineText}>
        <span className={styles.lineTop}>
          <TextLink to="/customers/$id" params={{ id }} quiet className={styles.name} tabIndex={-1}>
            <span title={fullIdOf(customer)}>{name}</span>
          </TextLink>
          {lastSeenAt && (
            <span className={styles.lineEnd}>
              <Time at={lastSeenAt} />
            </span>
          )}
        </span>
        <span className={styles.lineFacts}>
          {lowestRating !== null && (
            <span title={t('column.rating')}>
              <Rating score={lowestRating} />
            </span>
          )}
          <span>
            {orders ? t('ordersCount', { count: orders, shown: format.number(orders) }) : t('orders.none')}
          </span>
          {revenueMinor > 0 && <span className={styles.lineEnd}>{format.money(revenueMinor)}</span>}
        </span>
      </span>
    </span>
  );
}
