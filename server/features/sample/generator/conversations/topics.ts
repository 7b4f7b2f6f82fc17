/** What a conversation is about, from what the story knows of it. */
import type { Chance } from '../chance.ts';
import type { SampleConversation, SampleOrder } from '../entities.ts';
import type { Concern } from '../help.ts';
import { RETURNED_PRODUCT } from '../truths.ts';
import { familyOf } from './families.ts';

export const TOPICS = {
  'late-parcel': { kind: 'parcel', reason: 'order', needs: 'look' },
  'gift-in-time': { kind: 'parcel', reason: 'order', needs: 'look' },
  'wrong-size': { kind: 'money', reason: 'return', needs: 'photo' },
  damaged: { kind: 'parcel', reason: 'broken', needs: 'photo' },
  'wrong-item': { kind: 'parcel', reason: 'return', needs: 'photo' },
  return: { kind: 'money', reason: 'return', needs: 'look' },
  'before-buying': { kind: 'question', reason: 'before-buying', needs: 'look' },
  availability: { kind: 'question', reason: 'before-buying', needs: 'look' },
  'product-care': { kind: 'question', reason: 'care', needs: 'look' },
  'missing-part': { kind: 'parcel', reason: 'order', needs: 'look' },
  payment: { kind: 'question', reason: 'bill', needs: 'look' },
  invoice: { kind: 'question', reason: 'bill', needs: 'look' },
  'box-change': { kind: 'question', reason: 'change', needs: 'look' },
  'box-pause': { kind: 'question', reason: 'change', needs: 'look' },
  'box-address': { kind: 'question', reason: 'change', needs: 'look' },
} as const;

export type Topic = keyof typeof TOPICS;
/** Why somebody called or came, by what a contact log usually names. */
export type Reason = (typeof TOPICS)[Topic]['reason'] | 'check-in';

/** What the question is about: what goes back where they send something back, else something that they keep. Null where all went back. */
export function skuOf(concern: Concern, { items, properties }: SampleOrder): string | null {
  const { returnedSku } = properties;
  if (concern === 'return') return returnedSku ?? items[0]!.sku;
  return items.find(({ sku }) => sku !== returnedSku)?.sku ?? null;
}

/** @param sku what it is about; null where they kept nothing of the order */
export function topicOf(
  chance: Chance,
  concern: Concern,
  order: SampleOrder | null,
  sku: string | null,
): Topic {
  switch (concern) {
    case 'late parcel':
      return chance.happens(0.35) ? 'gift-in-time' : 'late-parcel';
    case 'care box':
      return chance.pick(['box-change', 'box-change', 'box-pause', 'box-pause', 'box-address']);
    case 'order':
      if (sku === null) return 'invoice';
      return chance.pick(['payment', 'invoice', 'invoice', 'missing-part', 'damaged']);
    case 'product':
      if (!order) return chance.pick(['before-buying', 'before-buying', 'availability']);
      if (sku === null) return 'invoice';
      if (familyOf(sku) === 'soap') return chance.pick(['damaged', 'missing-part']);
      return chance.pick(['product-care', 'product-care', 'damaged', 'missing-part']);
    case 'return':
      return whyReturned(chance, order, sku);
  }
}

function whyReturned(chance: Chance, order: SampleOrder | null, sku: string | null): Topic {
  const known = BY_REASON[order?.properties.returnReason ?? ''];
  if (known) return known;
  return sku === RETURNED_PRODUCT.sku && chance.happens(RETURNED_PRODUCT.tooSmall) ? 'wrong-size' : 'return';
}

const BY_REASON: Record<string, Topic> = {
  'smaller than described': 'wrong-size',
  damaged: 'damaged',
  'wrong item': 'wrong-item',
  'not as pictured': 'return',
  'changed my mind': 'return',
};

type Priority = SampleConversation['priority'];

/** @param isBack whether they wrote again after it was solved */
export function priorityOf(chance: Chance, topic: Topic, isBack: boolean): Priority {
  if (isBack)
    return chance.weigh<Priority>([
      ['urgent', 25],
      ['high', 35],
      ['normal', 40],
    ]);
  if (topic === 'gift-in-time') return chance.happens(0.4) ? 'urgent' : 'high';
  if (topic === 'late-parcel' || topic === 'damaged') return chance.happens(0.3) ? 'high' : 'normal';
  if (TOPICS[topic].kind === 'question') return chance.happens(0.3) ? 'low' : 'normal';
  return 'normal';
}
