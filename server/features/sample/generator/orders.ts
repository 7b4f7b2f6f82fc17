/** Buying: a cart becomes an order, an order is paid for. */
import { HOUR, MINUTE } from './calendar.ts';
import type { SampleItem, SampleOrder } from './entities.ts';
import type { Device } from './person.ts';
import type { StoreTown } from './places.ts';
import { anyProduct } from './products.ts';
import type { Story } from './story.ts';
import { checkOut, Visit, wander } from './visits.ts';

export interface Bought {
  order: SampleOrder;
  /** Days of the record. */
  placed: number;
  paid: number;
}

const FREIGHT_MINOR = 590;
const FREE_FREIGHT_FROM_MINOR = 15_000;
const TRIES = 3;

/** Tries to buy on the site, again on another day if the checkout fails. Null when they give up. */
export function buyOnline(story: Story, day: number, campaign: string | null): Bought | null {
  const { chance, person } = story;
  let device: Device = chance.happens(0.85) ? person.device : other(person.device);
  let when = day;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const visit = new Visit(story, story.atWakingHour(when), device, attempt === 1 ? campaign : null);
    wander(visit);
    const items = fillCart(visit);
    if (checkOut(visit)) return placeOnline(visit, items);
    if (!chance.happens(0.35)) return null;
    when = visit.day + chance.between(0.5, 2.5);
    if (chance.happens(0.2)) device = other(device);
  }
  return null;
}

function other(device: Device): Device {
  return device === 'phone' ? 'desktop' : 'phone';
}

function fillCart(visit: Visit): SampleItem[] {
  const items = pickItems(visit.story);
  for (const { sku, name, quantity, priceMinor } of items) {
    visit.does('Product Added', { properties: { product_id: sku, name, quantity, price: priceMinor / 100 } });
  }
  return items;
}

function pickItems({ chance, person }: Story): SampleItem[] {
  const lines = chance.weigh([
    [1, 50],
    [2, 28],
    [3, 15],
    [4, 7],
  ]);
  const skus = new Map(
    Array.from({ length: lines }, () => anyProduct(chance)).map((product) => [product.sku, product]),
  );
  return [...skus.values()].map(({ sku, name, priceMinor }, index) => ({
    line: String(index + 1),
    sku,
    name,
    quantity: person.account
      ? chance.whole(2, 8)
      : chance.weigh([
          [1, 82],
          [2, 15],
          [3, 3],
        ]),
    priceMinor,
    freightMinor: 0,
  }));
}

function placeOnline(visit: Visit, items: SampleItem[]): Bought | null {
  const { story } = visit;
  const { person } = story;
  if (totalOf(items) < FREE_FREIGHT_FROM_MINOR) items[0]!.freightMinor = FREIGHT_MINOR;
  visit.day += MINUTE;
  return place(story, visit.day, items, {
    channel: 'web',
    device: visit.device,
    region: person.city.region,
    city: person.city.name,
    country: person.country.code,
    campaign: person.arrival.campaign,
  });
}

/** Buys at the counter and takes it home. */
export function buyInStore(story: Story, day: number, store: StoreTown): Bought | null {
  const bought = place(story, day, pickItems(story), { channel: 'store', store });
  if (bought) bought.order.status = 'taken home';
  return bought;
}

function place(
  story: Story,
  day: number,
  items: SampleItem[],
  properties: SampleOrder['properties'],
): Bought | null {
  if (!story.reaches(day)) return null;
  const totalMinor = totalOf(items);
  const method = properties.channel === 'store' ? 'card' : methodOf(story);
  const paid = day + (method === 'transfer' ? story.chance.between(4, 30) * HOUR : 2 * MINUTE);
  const isPaid = story.reaches(paid);
  const order: SampleOrder = {
    number: `CL-${100_000 + story.person.index}-${story.orders.length + 1}`,
    customer: story.person.key,
    status: isPaid ? 'paid' : 'placed',
    totalMinor,
    placedAt: story.moment(day),
    paidAt: isPaid ? story.moment(paid) : null,
    shippedAt: null,
    deliveredAt: null,
    promisedAt: null,
    cancelledAt: null,
    refundedAt: null,
    returnedAt: null,
    refundedMinor: null,
    properties,
    items,
    payments: [
      { sequence: '1', method, installments: installmentsOf(story, method), amountMinor: totalMinor },
    ],
  };
  story.orders.push(order);
  return { order, placed: day, paid };
}

function methodOf({ chance }: Story): string {
  return chance.weigh([
    ['card', 68],
    ['wallet', 18],
    ['transfer', 14],
  ]);
}

function installmentsOf({ chance, person }: Story, method: string): number {
  return method === 'card' && person.country.code === 'BR'
    ? chance.weigh([
        [1, 50],
        [2, 20],
        [3, 20],
        [6, 10],
      ])
    : 1;
}

function totalOf(items: SampleItem[]): number {
  return items.reduce(
    (sum, { quantity, priceMinor, freightMinor }) => sum + quantity * priceMinor + freightMinor,
    0,
  );
}
