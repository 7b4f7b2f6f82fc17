/**
 * The sample company: Casa Luma, home goods, two stores and a monthly box of refills. Pure: the same seed, number of
 * people and day give the same bytes, and any part of it can be made without the rest.
 */
import { accountsFor } from './accounts.ts';
import { firstMoment } from './calendar.ts';
import { conversationsOf } from './conversations.ts';
import type { SampleAccount, SampleBatch, SampleProduct, SampleSuggestion } from './entities.ts';
import { journeyOf } from './journey.ts';
import type { World } from './person.ts';
import { PRODUCTS } from './products.ts';
import type { Story } from './story.ts';

export interface SampleCompany {
  /** How many people there are: numbered from 0. */
  people: number;
  accounts: SampleAccount[];
  products: SampleProduct[];
  /** Everything of the people numbered `from` to `to` (without), each one's touchpoints in no order. */
  batch(from: number, to: number): SampleBatch;
}

export interface SampleOptions {
  seed: number;
  /** The last month is the 30 days before the start of this day (UTC). */
  now: Date;
  people: number;
}

export const SAMPLE_SEED = 4600;
export const SAMPLE_PEOPLE = 20_000;

export function sampleCompany({ seed, now, people }: SampleOptions): SampleCompany {
  const world = { seed, people };
  const first = firstMoment(now);
  return {
    people,
    accounts: accountsFor(people, seed),
    products: PRODUCTS,
    batch: (from, to) => batchOf(world, first, from, to),
  };
}

function batchOf(world: World, first: number, from: number, to: number): SampleBatch {
  const batch: SampleBatch = {
    ...{ customers: [], orders: [], responses: [], touchpoints: [], conversations: [], suggestions: [] },
  };
  for (let index = from; index < to; index++) {
    const story = journeyOf(world, index, first);
    batch.customers.push(...story.customers());
    batch.orders.push(...story.orders);
    batch.responses.push(...story.responses);
    batch.touchpoints.push(...story.timeline());
    batch.conversations.push(...conversationsOf(world, story));
    if (story.person.sharesPhone)
      batch.suggestions.push(...sharedPhone(story, journeyOf(world, index - 1, first)));
  }
  return batch;
}

/** The telephone of somebody who registered a second time leads to who they were before. */
function sharedPhone(story: Story, before: Story): SampleSuggestion[] {
  if (story.knownSince === null || before.knownSince === null) return [];
  const by = { kind: 'phone', source: '', value: story.person.phone! } as const;
  return [{ first: before.person.key, second: story.person.key, by }];
}
