/** From the paid order to the doorstep, in time or not. */
import { monthOf } from './calendar.ts';
import type { SampleOrder } from './entities.ts';
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
export function deliver(story: Story, { order, placed, paid }: Bought): Delivered | null {
  const { region } = story.person.city;
  const promised = Math.floor(placed) + PROMISED_DAYS[region] + 0.9;
  order.promisedAt = story.moment(promised);
  if (!order.paidAt || isCancelled(story, order, paid)) return null;
  const shipped = paid + story.chance.between(0.4, 1.4);
  if (!story.reaches(shipped)) return null;
  order.shippedAt = story.moment(shipped);
  order.status = 'shipped';
  order.properties.carrier = carrierFor(region, shipped);
  const { day, late, daysLate } = arrival(story, region, shipped, promised);
  story.happened(day - 0.2, 'Order Out for Delivery', {
    order: order.number,
    properties: { orderNumber: order.number, region, carrier: order.properties.carrier },
  });
  if (!story.reaches(day)) return null;
  order.deliveredAt = story.moment(day);
  order.status = 'delivered';
  return { day, late, daysLate };
}

function isCancelled(story: Story, order: SampleOrder, paid: number): boolean {
  if (!story.chance.happens(CANCELLED)) return false;
  const day = paid + story.chance.between(0.1, 0.9);
  if (!story.reaches(day)) return true;
  order.cancelledAt = story.moment(day);
  order.status = 'cancelled';
  return true;
}

function arrival(story: Story, region: Region, shipped: number, promised: number): Delivered {
  const { chance } = story;
  const late = chance.happens(lateShare(region, shipped));
  if (!late) {
    const day = story.atWorkingHour(chance.between(shipped + 0.8, promised - 0.6));
    return { day: Math.max(shipped + 0.4, Math.min(day, promised - 0.05)), late, daysLate: 0 };
  }
  const daysLate = Math.max(1, Math.round(chance.around(4, 0.5)));
  return { day: story.atWorkingHour(promised + daysLate + 0.2), late, daysLate };
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
