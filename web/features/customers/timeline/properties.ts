/** What a touchpoint's properties say it is about, whichever of the usual names they use. */
import { typeKey } from '../../../../server/features/touchpoints/type-key.ts';
import type { Format } from '../../../format.ts';
import type { StoryItem } from './story-item.ts';

type Properties = StoryItem['properties'];

export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The order's own number. */
function nameOfOrder({ order, properties }: Pick<StoryItem, 'order' | 'properties'>): string | undefined {
  return order?.number ?? first(properties, ['orderNumber', 'order_id', 'orderId', 'order']);
}

const LONGEST_WHOLE_NUMBER = 16;
const SHOWN_OF_A_NUMBER = 8;

/** The order's number as a sentence can bear it: one too long to be read is told by its beginning. */
export function shortNameOfOrder(item: Pick<StoryItem, 'order' | 'properties'>): string | undefined {
  const name = nameOfOrder(item);
  return name && name.length > LONGEST_WHOLE_NUMBER ? `${name.slice(0, SHOWN_OF_A_NUMBER)}…` : name;
}

/** The whole number, where the sentence has only its beginning. */
export function longNameOfOrder(item: Pick<StoryItem, 'order' | 'properties'>): string | undefined {
  const name = nameOfOrder(item);
  return name === shortNameOfOrder(item) ? undefined : name;
}

/** Names of properties that hold what a touchpoint is about, the best first, by beginnings of type keys. */
const SUBJECTS: [typeBegins: string, names: string[]][] = [
  ['pageviewed', ['title', 'path', 'url', 'name']],
  ['screenviewed', ['name', 'title', 'screen']],
  ['ad', ['campaign', 'name']],
  ['promotion', ['name', 'promotion_id', 'creative']],
  ['installattributed', ['campaign', 'provider', 'source']],
  ['deeplink', ['url']],
  ['pushnotification', ['title', 'campaign', 'message']],
  ['emaillinkclicked', ['email_subject', 'campaign', 'link_url', 'url']],
  ['email', ['email_subject', 'subject', 'campaign']],
  ['unsubscribed', ['list_name', 'list']],
  ['storevisited', ['store', 'store_name', 'name']],
  ['productssearched', ['query']],
  ['productlist', ['category', 'list_name', 'list_id']],
  ['product', ['name', 'product', 'title', 'sku', 'product_id']],
  ['wishlist', ['name', 'product', 'sku', 'product_id']],
  ['identified', ['name', 'email', 'phone']],
  ['joinedaccount', ['name', 'groupId']],
  ['signedup', ['to', 'plan']],
  ['trial', ['plan', 'trial_plan_name']],
  ['accountcreated', ['account_name', 'name']],
  ['account', ['name', 'email']],
  ['checkoutstep', ['name', 'step']],
  ['paymentinfoentered', ['payment_method', 'method']],
  ['coupon', ['coupon_name', 'coupon_id', 'coupon']],
  ['subscription', ['plan', 'name', 'product']],
  ['applicationupdated', ['version']],
  ['invitesent', ['invitee_email', 'email', 'name']],
  ['call', ['reason', 'subject']],
  ['helprequested', ['subject', 'concern', 'reason']],
  ['message', ['subject']],
  ['promise', ['promise']],
  ['surveysent', ['survey', 'name']],
];

/** What it is about, in one text; undefined where nothing tells. */
export function detailOf(item: StoryItem, format: Format): string | undefined {
  const key = typeKey(item.type);
  const order = shortNameOfOrder(item);
  if (item.kind === 'order' || (key.startsWith('order') && order)) return order;
  if (key === 'helpanswered') return waited(item.properties, format);
  const names = SUBJECTS.find(([begins]) => key.startsWith(begins))?.[1];
  return names && first(item.properties, names);
}

function waited(properties: Properties, format: Format): string | undefined {
  const seconds = numberOf(properties.first_answer_seconds ?? properties.waitedSeconds);
  return seconds === undefined ? undefined : format.duration(seconds);
}

function first(properties: Properties, names: string[]): string | undefined {
  for (const name of names) {
    const text = textOf(properties[name]);
    if (text) return text;
  }
  return undefined;
}
