/** Somebody's whole way with the shop, from the first ad to the last goodbye. */

import { DAYS, DAYS_A_MONTH } from './calendar.ts';
import { subscribe } from './care-box.ts';
import { Chance } from './chance.ts';
import { type Delivered, deliver } from './deliveries.ts';
import { askForHelp } from './help.ts';
import { type Bought, buyOnline } from './orders.ts';
import { personAt, type World } from './person.ts';
import { sendBack } from './returns.ts';
import { visitStores } from './stores.ts';
import { Story } from './story.ts';
import { ask, scoreOf } from './surveys.ts';
import { LATE_PARCEL, RETURNED_PRODUCT } from './truths.ts';
import { getToKnowUs } from './visits.ts';

const JOURNEY_STREAM = 3;
const DAYS_BETWEEN_ORDERS = 42;
const DAYS_BETWEEN_RECOMMENDATIONS = 150;

export function journeyOf(world: World, index: number, firstMoment: number): Story {
  const person = personAt(world, index);
  const story = new Story(person, new Chance(world.seed, JOURNEY_STREAM, index), firstMoment);
  const lastVisit = getToKnowUs(story);
  if (person.walk === 'reader') signUp(story, lastVisit);
  if (person.walk === 'buyer') shop(story, lastVisit);
  visitStores(story);
  readLetters(story);
  return story;
}

function signUp(story: Story, day: number) {
  if (!story.happened(day, 'Signed Up', { channel: 'web', properties: { to: 'letters' } })) return;
  story.knownSince = day;
  if (story.chance.happens(0.08))
    askForHelp(story, story.atWakingHour(day + story.chance.between(1, 30)), 'product');
}

/** Buys, waits, judges, and perhaps buys again. */
function shop(story: Story, lastVisit: number) {
  const { chance, person } = story;
  let day = lastVisit + chance.around(1.5, 0.9);
  let askedToRecommend = Number.NEGATIVE_INFINITY;
  for (let first = true; day < DAYS; first = false) {
    const bought = buyOnline(story, day, first ? person.arrival.campaign : null);
    if (!bought) return;
    if (first) becomeKnown(story, bought.placed);
    const experience = live(story, bought);
    if (bought.placed - askedToRecommend > DAYS_BETWEEN_RECOMMENDATIONS && experience) {
      askedToRecommend = bought.placed;
      askWhetherTheyRecommend(story, experience.day + 20);
    }
    if (!chance.happens(person.loyalty * (experience?.late ? LATE_PARCEL.repurchaseFactor : 1))) return;
    day = bought.placed + 8 + chance.around(DAYS_BETWEEN_ORDERS - 8, 0.6);
  }
}

function becomeKnown(story: Story, day: number) {
  const { name, email, city } = story.person;
  story.knownSince = day;
  story.happened(day, 'Identified', {
    kind: 'identify',
    channel: 'web',
    properties: { name, email, city: city.name },
  });
  const chance = story.person.arrival.campaign === 'care-box-first-month' ? 0.45 : 0.19;
  if (story.chance.happens(chance)) subscribe(story, story.atWakingHour(day + story.chance.between(6, 45)));
}

/** What follows an order: the parcel, questions, a rating, perhaps the way back. */
function live(story: Story, bought: Bought): Delivered | null {
  const { chance } = story;
  const { order } = bought;
  const delivered = deliver(story, bought);
  askHowEasyBuyingWas(story, bought);
  if (!delivered) return null;
  const { late, day, daysLate } = delivered;
  if (late) {
    story.impression -= 2.4;
    if (chance.happens(LATE_PARCEL.contactShare))
      askForHelp(story, story.atWakingHour(day - daysLate + 0.5), 'late parcel', order.number);
  } else if (chance.happens(LATE_PARCEL.contactShareOnTime)) {
    askForHelp(
      story,
      story.atWakingHour(day + chance.between(0, 12)),
      chance.pick(['product', 'order']),
      order.number,
    );
  }
  const back = sendBack(story, bought, day);
  rateOrder(story, bought, delivered, back?.sku ?? null);
  return delivered;
}

function rateOrder(
  story: Story,
  { order }: Bought,
  { day, late, daysLate }: Delivered,
  sentBack: string | null,
) {
  const sku = sentBack ?? order.items[0]!.sku;
  const question = {
    survey: 'after-delivery',
    metric: 'csat',
    day: day + 2,
    answered: late ? 0.46 : 0.38,
    channel: 'email',
    order: order.number,
  } as const;
  ask(story, question, () => {
    if (late)
      return { score: scoreOf(story, LATE_PARCEL.lateScores), cause: 'late', facts: { days: daysLate, sku } };
    if (sentBack === RETURNED_PRODUCT.sku)
      return { score: scoreOf(story, [22, 30, 26, 15, 7]), cause: 'size', facts: { sku } };
    return { score: scoreOf(story, LATE_PARCEL.onTimeScores), cause: 'delivery', facts: { sku } };
  });
}

function askHowEasyBuyingWas(story: Story, { order, placed }: Bought) {
  const question = {
    survey: 'after-checkout',
    metric: 'ces',
    day: placed + 0.01,
    answered: 0.11,
    channel: 'web',
    order: order.number,
  } as const;
  ask(story, question, () => {
    const score = story.chance.weigh([
      [2, 2],
      [3, 4],
      [4, 9],
      [5, 22],
      [6, 33],
      [7, 30],
    ]);
    return { score, cause: 'checkout', properties: { device: order.properties.device } };
  });
}

function askWhetherTheyRecommend(story: Story, day: number) {
  const question = {
    survey: 'relationship',
    metric: 'nps',
    day: story.atWakingHour(day),
    answered: 0.3,
    channel: 'email',
  } as const;
  ask(story, question, () => {
    const score = Math.round(Math.min(10, Math.max(0, story.impression + story.chance.between(-1.6, 1.6))));
    return { score, cause: 'brand' };
  });
}

/** A letter each month; some are opened, a few bring people back, some have enough of them. */
function readLetters(story: Story) {
  const { chance, knownSince } = story;
  if (knownSince === null || !chance.happens(0.7)) return;
  for (let day = knownSince + 12; day < DAYS; day += DAYS_A_MONTH) {
    if (chance.happens(0.012)) {
      story.happened(story.atWakingHour(day), 'Unsubscribed');
      return;
    }
    if (!chance.happens(0.34)) continue;
    const opened = story.atWakingHour(day + chance.between(0, 3));
    story.happened(opened, 'Email Opened', { properties: { campaign: 'monthly-letter' } });
    if (chance.happens(0.25))
      story.happened(opened + 0.002, 'Email Link Clicked', { properties: { campaign: 'monthly-letter' } });
  }
  if (chance.happens(0.008))
    story.happened(story.atWakingHour(DAYS - 2), 'Account Deleted', { channel: 'web' });
}
