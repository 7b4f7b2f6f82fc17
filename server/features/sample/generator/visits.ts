/** How people hear of the shop and walk through its pages. */
import { MINUTE, monthOf } from './calendar.ts';
import type { SampleProduct } from './entities.ts';
import type { Device } from './person.ts';
import { anyProduct } from './products.ts';
import { type Happening, otherDevice, type Story } from './story.ts';
import { PHONE_CHECKOUT } from './truths.ts';

const PAYMENT_STEP = 2;

/** One stay on the site: a device, and the minutes as they pass. */
export class Visit {
  readonly story: Story;
  readonly device: Device;
  readonly campaign: string | null;
  readonly #asStranger: boolean;
  day: number;

  constructor(story: Story, day: number, device: Device, campaign: string | null = null, asStranger = false) {
    this.story = story;
    this.day = day;
    this.device = device;
    this.campaign = campaign;
    this.#asStranger = asStranger;
    if (!asStranger) story.devices.add(device);
  }

  does(type: string, happening: Happening = {}): void {
    this.day += this.story.chance.between(0.2, 3) * MINUTE;
    this.story.happened(this.day, type, {
      channel: 'web',
      context: this.#context(),
      asStranger: this.#asStranger,
      ...happening,
    });
  }

  reads(path: string, title: string): void {
    this.does('Page Viewed', { kind: 'page', properties: { path, title } });
  }

  #context(): Record<string, unknown> {
    return {
      device: { type: this.device === 'phone' ? 'mobile' : 'desktop' },
      locale: this.story.person.country.language,
      ...(this.campaign
        ? { campaign: { name: this.campaign, medium: this.story.person.arrival.medium } }
        : {}),
    };
  }
}

/** Ads seen, one clicked, and the first visits. Answers the day of the last of them. */
export function getToKnowUs(story: Story): number {
  const { chance, person } = story;
  const { campaign, medium, day } = person.arrival;
  if (campaign) seeAds(story, day);
  let last = story.atWakingHour(day);
  const visits = chance.weigh([
    [1, 5],
    [2, 4],
    [3, 2],
    [4, 1],
  ]);
  const asStrangerOnce = person.walk !== 'visitor' && chance.happens(0.07);
  for (let n = 0; n < visits; n++) {
    const first = n === 0 && campaign !== null;
    if (first)
      story.happened(last, 'Ad Clicked', { channel: channelOf(medium), properties: { campaign, medium } });
    wander(new Visit(story, last, person.device, first ? campaign : null));
    last = story.atWakingHour(last + chance.around(2.5, 0.8));
  }
  if (asStrangerOnce)
    wander(new Visit(story, story.atWakingHour(last), otherDevice(person.device), null, true));
  return last;
}

function seeAds(story: Story, day: number) {
  const { campaign, medium } = story.person.arrival;
  const times = story.chance.whole(1, 3);
  for (let before = times; before > 0; before--) {
    const properties = { campaign, medium };
    story.happened(story.atWakingHour(day - before), 'Ad Seen', { channel: channelOf(medium), properties });
  }
}

function channelOf(medium: string): string {
  return medium === 'search' ? 'web' : medium === 'friend' ? 'messaging' : 'social';
}

const PAGES: [path: string, title: string][] = [
  ['/', 'Casa Luma'],
  ['/stores', 'Our stores'],
  ['/care-box', 'The care box'],
  ['/delivery', 'Delivery and returns'],
  ['/journal/linen', 'How to wash linen'],
  ['/journal/small-rooms', 'Living in small rooms'],
];

const SHELVES = ['bedroom', 'bathroom', 'kitchen', 'living', 'care'];

/** Looks around. Answers what was looked at closely. */
export function wander(visit: Visit): SampleProduct[] {
  const { chance } = visit.story;
  if (chance.happens(0.8)) visit.reads(...chance.pick(PAGES));
  if (chance.happens(0.25)) visit.does('Products Searched', { properties: { query: chance.pick(SHELVES) } });
  if (chance.happens(0.6))
    visit.does('Product List Viewed', { properties: { category: chance.pick(SHELVES) } });
  const products = Array.from({ length: chance.whole(1, 3) }, () => anyProduct(chance));
  for (const product of products) visit.does('Product Viewed', { properties: described(product) });
  return products;
}

export function described({ sku, name, category, priceMinor }: SampleProduct): Record<string, unknown> {
  return { product_id: sku, name, category, price: priceMinor / 100 };
}

/**
 * From the cart to the payment. Answers whether they got through: on phones, in the month in which that page is
 * broken, most do not.
 */
export function checkOut(visit: Visit): boolean {
  const { chance } = visit.story;
  if (chance.happens(0.5)) visit.does('Cart Viewed');
  visit.does('Checkout Started');
  visit.does('Checkout Step Completed', { properties: { step: 1, name: 'address' } });
  visit.does('Checkout Step Viewed', { properties: { step: PAYMENT_STEP, name: 'payment' } });
  if (!chance.happens(throughPayment(visit))) return false;
  visit.does('Payment Info Entered', { properties: { step: PAYMENT_STEP } });
  return true;
}

function throughPayment({ device, day }: Visit): number {
  if (device === 'desktop') return PHONE_CHECKOUT.desktop;
  return monthOf(day) === PHONE_CHECKOUT.month ? PHONE_CHECKOUT.phoneThen : PHONE_CHECKOUT.phone;
}
