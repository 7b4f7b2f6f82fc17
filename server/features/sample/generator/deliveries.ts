/** From the paid order to the doorstep, in time or not. */
import { monthOf } from './calendar.ts';
import type { Bought } from './orders.ts';
import type { Region } from './places.ts';
import type { Story } from './story.ts';
import { NORTH } from './truths.ts';

export interface Delivered {
  day: number;
  late: boolean;
  daysLate: number;
}

const PROMISED_DAYS: Record<Region, number> = { north: 7, centre: 4, south: 4 };
const CANCELLED = 0.018;

/** Ships it. Null where it is cancelled, or still under way when the record ends. */
export function deliver(story: Story, { order, paid }: Bought): Delivered | null {
  const { chance, person } = story;
  const { region } = person.city;
  const promised = Math.floor(paid) + PROMISED_DAYS[region] + 0.9;
  const facts = { order_id: order.number, region };
  const note = (day: number, type: string, properties: Record<string, unknown> = {}) =>
    story.happened(day, type, { kind: 'order', order: order.number, properties: { ...facts, ...properties } });
  if (!order.paidAt) return null;
  order.promisedAt = story.moment(promised);
  note(paid, 'Delivery Promised', { promised_at: order.promisedAt.toISOString() });
  if (chance.happens(CANCELLED)) {
    const cancelled = paid + chance.between(0.1, 0.9);
    if (!note(cancelled, 'Order Cancelled')) return null;
    order.cancelledAt = story.moment(cancelled);
    order.status = 'cancelled';
    return null;
  }
  const shipped = paid + chance.between(0.4, 1.5);
  const carrier = carrierFor(region, shipped);
  if (!note(shipped, 'Order Shipped', { carrier })) return null;
  order.shippedAt = story.moment(shipped);
  order.status = 'shipped';
  const late = chance.happens(lateShare(region, shipped));
  const daysLate = late ? Math.max(1, Math.round(chance.around(4, 0.5))) : 0;
  const day = late
    ? story.atWorkingHour(promised + daysLate + 0.2)
    : Math.min(story.atWorkingHour(chance.between(shipped + 0.8, promised - 0.6)), promised - 0.05);
  note(day - 0.2, 'Order Out for Delivery', { carrier });
  if (!note(day, late ? 'Order Delivered Late' : 'Order Delivered', { carrier, ...(late ? { days_late: daysLate } : {}) })) {
    return null;
  }
  order.deliveredAt = story.moment(day);
  order.status = 'delivered';
  return { day, late, daysLate };
}

function lateShare(region: Region, shipped: number): number {
  if (region !== 'north') return NORTH.lateElsewhere;
  return isBroken(shipped) ? NORTH.lateThen : NORTH.lateUsually;
}

function isBroken(day: number): boolean {
  return monthOf(day) >= NORTH.fromMonth && monthOf(day) < NORTH.repairedInMonth;
}

/** The north had its own carrier, which was changed when the parcels came late. */
function carrierFor(region: Region, day: number): string {
  if (region !== 'north') return 'Rota';
  return monthOf(day) < NORTH.repairedInMonth ? 'Andorinha' : 'Rota';
}
