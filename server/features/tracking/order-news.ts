/** What an event tells of an order and of products, by the e-commerce names and our own for delivery. */
import { toMinor } from '../imports/reading/numbers.ts';
import type { ToldItem } from '../orders/items.ts';
import type { ToldOrder } from '../orders/orders.ts';
import type { ToldProduct } from '../orders/products.ts';
import type { OrderMoment } from '../orders/touchpoints.ts';
import { typeKey } from '../touchpoints/type-key.ts';
import type { TrackingCall } from './call.ts';
import { momentOf } from './moments.ts';
import { isObject, type Json } from './shape.ts';

const MAX_ID_LENGTH = 255;
const MAX_MINOR = Number.MAX_SAFE_INTEGER;

export interface OrderNews {
  order: ToldOrder;
  items: ToldItem[];
  /** The moment of the order that this event is, if it is one. */
  moment: OrderMoment | null;
}

interface OrderEvent {
  moment: OrderMoment | null;
  /** What the order is from then on. */
  status?: string;
  /** Carries the whole order: its worth and what it consists of. */
  isWhole?: true;
}

/** By `typeKey` of the event. */
const ORDER_EVENTS: Record<string, OrderEvent> = {
  ordercompleted: { moment: 'placed', status: 'placed', isWhole: true },
  orderupdated: { moment: null, isWhole: true },
  orderpaid: { moment: 'paid', status: 'paid' },
  deliverypromised: { moment: 'promised' },
  ordershipped: { moment: 'shipped', status: 'shipped' },
  orderoutfordelivery: { moment: null, status: 'out for delivery' },
  orderdelivered: { moment: 'delivered', status: 'delivered' },
  orderdeliveredlate: { moment: 'delivered', status: 'delivered' },
  orderreturned: { moment: 'returned', status: 'returned' },
  orderrefunded: { moment: 'refunded', status: 'refunded' },
  ordercancelled: { moment: 'cancelled', status: 'cancelled' },
  ordercanceled: { moment: 'cancelled', status: 'cancelled' },
};
const PRODUCT_EVENTS = new Set(['productviewed', 'productadded', 'productclicked', 'productaddedtowishlist']);

/** Event names as they come are few: their keys are worked out once. */
const eventKeys = new Map<string, string>();

function eventKeyOf(name: string): string {
  const known = eventKeys.get(name);
  if (known !== undefined) return known;
  if (eventKeys.size > 10_000) eventKeys.clear();
  const key = typeKey(name);
  eventKeys.set(name, key);
  return key;
}

/** What the call tells of an order; null when it tells nothing of one. `currency`: where the event names none. */
export function orderNewsOf(call: TrackingCall, customerId: string, currency: string): OrderNews | null {
  if (call.type !== 'track') return null;
  const key = eventKeyOf(call.name!);
  const event = Object.hasOwn(ORDER_EVENTS, key) ? ORDER_EVENTS[key]! : null;
  const number = event && orderNumberOf(call.details);
  if (!event || !number) return null;
  const money = currencyOf(call.details) ?? currency;
  const { moment, status, isWhole } = event;
  const order: ToldOrder = {
    number,
    customerId,
    status: textOf(call.details.status) ?? status ?? null,
    currency: money,
    promisedAt: promisedOf(call.details),
    ...(isWhole ? { totalMinor: minor(worthOf(call.details), money) } : {}),
    ...(isWhole ? { properties: aside(call.details) } : {}),
    ...(moment && moment !== 'promised' ? { [`${moment}At`]: call.at } : {}),
    ...(moment === 'refunded' ? { refundedMinor: minor(worthOf(call.details), money) } : {}),
  };
  return { order, items: isWhole ? itemsOf(call.details, number, money) : [], moment };
}

/** The products that the call shows: those of an order, or the one that was looked at. */
export function productsOf(call: TrackingCall, currency: string): ToldProduct[] {
  if (call.type !== 'track') return [];
  const key = eventKeyOf(call.name!);
  const money = currencyOf(call.details) ?? currency;
  if (PRODUCT_EVENTS.has(key)) return productOf(call.details, money);
  if (!Object.hasOwn(ORDER_EVENTS, key)) return [];
  return listOf(call.details).flatMap((product) => productOf(product, money));
}

function productOf(details: Json, currency: string): ToldProduct[] {
  const sku = skuOf(details);
  if (!sku) return [];
  const name = textOf(details.name);
  const category = textOf(details.category);
  const priceMinor = minor(details.price, currency);
  return [{ sku, name, category, priceMinor, currency: priceMinor === null ? null : currency }];
}

function itemsOf(details: Json, orderNumber: string, currency: string): ToldItem[] {
  return listOf(details).map((product, index) => ({
    orderNumber,
    line: idOf(product.line) ?? String(index + 1),
    sku: skuOf(product),
    name: textOf(product.name),
    quantity: quantityOf(product.quantity),
    priceMinor: minor(product.price, currency),
    currency,
  }));
}

function listOf(details: Json): Json[] {
  return Array.isArray(details.products) ? details.products.filter(isObject) : [];
}

/** Order Completed's own fields that no column holds, such as coupon, tax and shipping. */
function aside(details: Json): Json {
  const { products, order_id, orderId, total, revenue, value, currency, status, ...rest } = details;
  return rest;
}

export function orderNumberOf(details: Json): string | null {
  return idOf(details.order_id) ?? idOf(details.orderId);
}

function skuOf(details: Json): string | null {
  return idOf(details.sku) ?? idOf(details.product_id) ?? idOf(details.productId);
}

function idOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const id = String(value).trim();
  return id && id.length <= MAX_ID_LENGTH ? id : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value.trim().slice(0, MAX_ID_LENGTH) || null : null;
}

/** `total` is what was paid; without it revenue (without tax and shipping), or value. */
function worthOf({ total, revenue, value }: Json): unknown {
  return total ?? revenue ?? value;
}

function currencyOf({ currency }: Json): string | null {
  const code = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

/** An amount as these events write it (19.9, "19.90") in the currency's smallest unit. */
function minor(value: unknown, currency: string): number | null {
  const amount = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return null;
  const whole = toMinor(amount, currency);
  return Math.abs(whole) <= MAX_MINOR ? whole : null;
}

function quantityOf(value: unknown): number | null {
  const quantity = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof quantity === 'number' && Number.isFinite(quantity) ? quantity : null;
}

const PROMISED = [
  'promised_at',
  'promisedAt',
  'promised_date',
  'promisedDate',
  'estimated_delivery',
  'estimatedDelivery',
];

function promisedOf(details: Json): Date | null {
  for (const name of PROMISED) {
    const ms = momentOf(details[name]);
    if (!Number.isNaN(ms) && Math.abs(ms) < 8.64e15) return new Date(ms);
  }
  return null;
}
