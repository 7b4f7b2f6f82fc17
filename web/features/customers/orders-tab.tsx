import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Badge, Button, Callout, EmptyState, LoadMore, SkeletonRows } from '../../ui/index.ts';
import { DeliveryLine } from './delivery-line.tsx';
import styles from './orders-tab.module.css';
import { type Order, ordersQuery } from './queries.ts';

/** What they ordered, newest first, and how each delivery went. */
export function OrdersTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers');
  const query = useInfiniteQuery(ordersQuery(customerId));
  const orders = query.data?.pages.flatMap(({ items }) => items);
  if (query.error) {
    return (
      <Callout problem={query.error} action={<Button onClick={() => query.refetch()}>{t('again')}</Button>} />
    );
  }
  if (!orders) return <SkeletonRows rows={4} />;
  if (!orders.length) return <EmptyState title={t('orders.none')}>{t('orders.noneText')}</EmptyState>;
  return (
    <>
      <ul className={styles.orders}>
        {orders.map((order) => (
          <li key={order.id}>
            <OneOrder order={order} />
          </li>
        ))}
      </ul>
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => query.fetchNextPage()}
      />
    </>
  );
}

function OneOrder({ order }: { order: Order }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const money = (minor: number) => format.money(minor, order.currency ?? undefined);
  return (
    <article className={styles.order}>
      <header className={styles.head}>
        <h2 className={styles.number}>{t('orders.number', { number: order.number })}</h2>
        <DeliveryState order={order} />
        {order.totalMinor !== null && <span className={styles.total}>{money(order.totalMinor)}</span>}
      </header>
      <DeliveryLine order={order} />
      {order.items.length > 0 && (
        <ul className={styles.items}>
          {order.items.map(({ id, name, sku, quantity, priceMinor, freightMinor }) => (
            <li key={id} className={styles.item}>
              <span>
                {quantity !== 1 && `${format.number(quantity, 3)} × `}
                {name ?? sku ?? t('orders.unnamed')}
                {name && sku && <small> {sku}</small>}
              </span>
              <span className={styles.price}>
                {priceMinor !== null && money(priceMinor)}
                {!!freightMinor && <small> {t('orders.freight', { amount: money(freightMinor) })}</small>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {(order.payments.length > 0 || !!order.refundedMinor) && (
        <p className={styles.paid}>
          {[
            ...order.payments.map((payment) => paymentText(payment, money(payment.amountMinor))),
            ...(order.refundedMinor ? [t('orders.refunded', { amount: money(order.refundedMinor) })] : []),
          ].join(' · ')}
        </p>
      )}
    </article>
  );

  function paymentText({ method, installments }: Order['payments'][number], amount: string) {
    const by = method ? `${method.replaceAll('_', ' ')} ${amount}` : amount;
    return installments && installments > 1
      ? t('orders.installments', { count: installments, paid: by })
      : by;
  }
}

const DAY_SECONDS = 86_400;

/** In a word or two; red only where something is broken now. */
function DeliveryState({ order: { delivery } }: { order: Order }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { state, lateBy } = delivery;
  if (lateBy === null) return <Badge>{t(`orders.state.${state}`)}</Badge>;
  const days = Math.floor(lateBy / DAY_SECONDS);
  const time = days > 0 ? t('days', { count: days }) : format.duration(lateBy);
  const isOverdue = state === 'placed' || state === 'underway';
  return (
    <Badge kind={isOverdue ? 'broken' : 'warning'}>
      {isOverdue ? t('orders.overdue', { time }) : t('orders.late', { time })}
    </Badge>
  );
}
