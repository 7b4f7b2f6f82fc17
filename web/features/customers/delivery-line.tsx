import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { classes } from '../../ui/index.ts';
import styles from './delivery-line.module.css';
import type { Order } from './queries.ts';

interface Stop {
  key: 'placed' | 'paid' | 'shipped' | 'delivered' | 'returned' | 'cancelled' | 'promised';
  at: string;
  /** The part that came after what was promised. */
  late: boolean;
}

/** What makes a parcel of an order; without any, there is no way to draw. */
const WAYS = new Set<Stop['key']>(['shipped', 'delivered', 'promised']);

/** The way of a parcel on one line, drawn to time: placed, paid, shipped, delivered, and what was promised. */
export function DeliveryLine({ order }: { order: Order }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const stops = stopsOf(order);
  if (!stops.some(({ key }) => WAYS.has(key))) return <Places stops={stops} />;
  const [start, end] = [time(stops[0]!.at), time(stops.at(-1)!.at)];
  const share = (at: string) => ((time(at) - start) / Math.max(1, end - start)) * 100;
  const promised = stops.find(({ key }) => key === 'promised');
  const arrived = stops.find(({ key }) => key === 'delivered');
  const gone = stops.findLast(({ key }) => key !== 'promised');
  return (
    <div className={styles.line}>
      <div className={styles.track} aria-hidden="true">
        {gone && <span className={styles.way} style={{ width: `${share(gone.at)}%` }} />}
        {promised && arrived?.late && (
          <span
            className={styles.lateWay}
            style={{
              insetInlineStart: `${share(promised.at)}%`,
              width: `${share(arrived.at) - share(promised.at)}%`,
            }}
          />
        )}
        {stops.map(({ key, at, late }) => (
          <span
            key={key}
            className={classes(styles.stop, key === 'promised' && styles.promised, late && styles.late)}
            style={{ insetInlineStart: `${share(at)}%` }}
            title={`${t(`orders.stop.${key}`)}: ${format.dateTime(at)}`}
          />
        ))}
      </div>
      <Places stops={stops} />
    </div>
  );
}

/** The same in words, in the order of time. */
function Places({ stops }: { stops: Stop[] }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return (
    <ol className={styles.places}>
      {stops.map(({ key, at, late }) => (
        <li key={key} className={classes(styles.place, late && styles.latePlace)}>
          <span className={styles.what}>{t(`orders.stop.${key}`)}</span>
          <time dateTime={at} title={format.dateTime(at)}>
            {format.date(at)}
          </time>
        </li>
      ))}
    </ol>
  );
}

function stopsOf(order: Order): Stop[] {
  const { placedAt, paidAt, shippedAt, deliveredAt, returnedAt, cancelledAt, promisedAt } = order;
  const moments = {
    placed: placedAt,
    paid: paidAt,
    shipped: shippedAt,
    promised: promisedAt,
    delivered: deliveredAt,
    returned: returnedAt,
    cancelled: cancelledAt,
  };
  return Object.entries(moments)
    .flatMap(([key, at]) =>
      at
        ? [{ key: key as Stop['key'], at, late: key === 'delivered' && order.delivery.lateBy !== null }]
        : [],
    )
    .sort((one, other) => time(one.at) - time(other.at));
}

function time(at: string): number {
  return Date.parse(at);
}
