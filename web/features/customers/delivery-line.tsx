import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { classes } from '../../ui/index.ts';
import { useSize } from '../../ui/use-size.ts';
import styles from './delivery-line.module.css';
import { placesOf } from './delivery-places.ts';
import type { Order } from './queries.ts';

interface Stop {
  key: 'placed' | 'paid' | 'shipped' | 'delivered' | 'returned' | 'cancelled' | 'promised';
  at: string;
  /** The part that came after what was promised. */
  late: boolean;
}

/** What makes a parcel of an order; without any, there is no way to draw. */
const WAYS = new Set<Stop['key']>(['shipped', 'delivered', 'promised']);

/**
 * The way of a parcel on one line: placed, paid, shipped, delivered, and what was promised, each over its date; drawn to
 * time as far as the dates have room beside each other, and one under the other where they have none.
 */
export function DeliveryLine({ order }: { order: Order }) {
  const stops = stopsOf(order);
  if (!stops.some(({ key }) => WAYS.has(key))) return <Places stops={stops} />;
  return <Line stops={stops} />;
}

/** Room for the longest a date gets in any of our languages, “15 de out. de 2018”, set bold. */
const PLACE_PX = 132;

function Line({ stops }: { stops: Stop[] }) {
  const line = useRef<HTMLDivElement>(null);
  const { width } = useSize(line);
  const places = placesOf(
    stops.map(({ at }) => time(at)),
    width - PLACE_PX,
    PLACE_PX,
  );
  const placeOf = (wanted: Stop) => places?.[stops.indexOf(wanted)] ?? 0;
  const promised = stops.find(({ key }) => key === 'promised');
  const arrived = stops.find(({ key }) => key === 'delivered');
  const gone = stops.findLast(({ key }) => key !== 'promised');
  return (
    <div ref={line} className={styles.line}>
      {places && (
        <div className={styles.track} style={{ width: places.at(-1) }} aria-hidden="true">
          {gone && <span className={styles.way} style={{ width: placeOf(gone) }} />}
          {promised && arrived?.late && (
            <span
              className={styles.lateWay}
              style={{ insetInlineStart: placeOf(promised), width: placeOf(arrived) - placeOf(promised) }}
            />
          )}
        </div>
      )}
      <Places stops={stops} at={places} />
    </div>
  );
}

/** What happened and when, in the order of time. @param at how far along the line each lies; without it, one under the other */
function Places({ stops, at: along }: { stops: Stop[]; at?: number[] }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return (
    <ol className={classes(styles.places, along ? styles.along : styles.under)}>
      {stops.map(({ key, at, late }, n) => (
        <li
          key={key}
          className={classes(styles.place, late && styles.latePlace)}
          style={along && { marginInlineStart: along[n] }}
        >
          <span
            className={classes(styles.stop, key === 'promised' && styles.promised, late && styles.late)}
            aria-hidden="true"
          />
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
