/** Sending things back: one product far more often than the rest. */
import type { SampleItem } from './entities.ts';
import { askForHelp } from './help.ts';
import type { Bought } from './orders.ts';
import type { Story } from './story.ts';
import { ask } from './surveys.ts';
import { RETURNED_PRODUCT } from './truths.ts';

/** Returns what does not please, some days after it came. Answers the item sent back, if any. */
export function sendBack(story: Story, { order }: Bought, delivered: number): SampleItem | null {
  const { chance } = story;
  const item = order.items.find(({ sku }) => chance.happens(returned(sku)));
  if (!item) return null;
  const wanted = delivered + chance.between(1, 5);
  if (chance.happens(0.5)) askForHelp(story, wanted, 'return', order.number);
  const back = wanted + chance.between(3, 9);
  if (!story.reaches(back)) return item;
  const reason = reasonOf(story, item.sku);
  order.returnedAt = story.moment(back);
  order.status = 'returned';
  Object.assign(order.properties, { returnedSku: item.sku, returnReason: reason });
  const repaid = back + chance.between(2, 6);
  if (story.reaches(repaid)) {
    order.refundedAt = story.moment(repaid);
    order.refundedMinor = item.quantity * item.priceMinor;
    order.status = 'refunded';
    askHowEasy(story, repaid, order.number, reason);
  }
  story.impression -= 1;
  return item;
}

function returned(sku: string): number {
  return sku === RETURNED_PRODUCT.sku ? RETURNED_PRODUCT.returned : RETURNED_PRODUCT.othersReturned;
}

function reasonOf({ chance }: Story, sku: string): string {
  if (sku === RETURNED_PRODUCT.sku && chance.happens(RETURNED_PRODUCT.tooSmall))
    return 'smaller than described';
  return chance.pick(['damaged', 'not as pictured', 'changed my mind', 'wrong item']);
}

function askHowEasy(story: Story, day: number, order: string, reason: string) {
  const question = {
    survey: 'after-return',
    metric: 'ces',
    day: day + 1,
    answered: 0.4,
    channel: 'email',
    order,
  } as const;
  ask(story, question, () => {
    const score = story.chance.weigh([
      [2, 6],
      [3, 10],
      [4, 18],
      [5, 28],
      [6, 24],
      [7, 14],
    ]);
    return { score, cause: 'return', properties: { reason } };
  });
}
