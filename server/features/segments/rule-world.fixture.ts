/** Small made-up workspaces for tests of rules: people with all that a rule can ask about, and random rules. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { NOBODY } from '../lens/tables.ts';
import type { Condition, Group } from './rule.ts';

export const NOW = new Date('2026-05-20T15:30:00.000Z');
export const CURRENCY = 'BRL';
/** The types' own channels. */
export const CHANNELS_OF_TYPES = new Map([['Chat Started', 'chat']]);
const DAY_MS = 86_400_000;

export interface Touch {
  type: string;
  at: Date;
  channel: string;
}
export interface Bought {
  minor: number | null;
  refunded: number | null;
  currency: string;
  cancelled: boolean;
  placedAt: Date | null;
}
export interface Answered {
  id: string;
  metric: string;
  score: number | null;
  min: number | null;
  max: number | null;
  at: Date;
}
export interface Merged {
  customer: string;
  traits: Record<string, unknown>;
  tags: string[];
  account: string;
  source: string;
}
export interface Someone {
  person: string;
  /** The first is the person itself. */
  customers: Merged[];
  touchpoints: Touch[];
  orders: Bought[];
  responses: Answered[];
}

const TYPES = ['Order Completed', 'Chat Started', "It's\ta \\ 'test'"];
const TAGS = ['vip', 'São Paulo', "o'hara"];
const ACCOUNTS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const SOURCES = ['web', 'import', ''];
const TRAITS = ['city', 'size', 'with "quotes"'];
const VALUES = ['Recife', 'RECIFE', 'são josé', '12', 'true', '', "a'b\\c", '-1.5'];

/** Often exactly on the edge of a window of days, else around it. */
const moment = fc.oneof(
  fc.integer({ min: -3, max: 40 }).map((days) => new Date(NOW.getTime() - days * DAY_MS)),
  fc
    .integer({ min: -3 * DAY_MS, max: 40 * DAY_MS })
    .map((milliseconds) => new Date(NOW.getTime() - milliseconds)),
  fc.constantFrom(new Date('1970-01-01T00:00:00Z'), new Date('2099-01-01T00:00:00Z')),
);

const id = fc.uuid({ version: 4 });

const traitValue = fc.oneof(
  fc.constantFrom<unknown>(
    'Recife',
    'recife',
    'São José',
    '12',
    '',
    "A'B\\c",
    12,
    12.5,
    -1.5,
    true,
    false,
    null,
  ),
  fc.array(fc.constantFrom<unknown>('Recife', 'SÃO JOSÉ', '12'), { maxLength: 3 }),
  fc.constant({ nested: 'Recife' }),
);

const merged: fc.Arbitrary<Merged> = fc.record({
  customer: id,
  traits: fc.dictionary(fc.constantFrom(...TRAITS), traitValue, { maxKeys: 3 }),
  tags: fc.subarray(TAGS),
  account: fc.constantFrom(NOBODY, ...ACCOUNTS),
  source: fc.constantFrom(...SOURCES),
});

const someone: fc.Arbitrary<Someone> = fc
  .record({
    customers: fc.array(merged, { minLength: 1, maxLength: 3 }),
    touchpoints: fc.array(
      fc.record({
        type: fc.constantFrom(...TYPES),
        at: moment,
        channel: fc.constantFrom('', 'chat', 'web'),
      }),
      { maxLength: 5 },
    ),
    orders: fc.array(
      fc.record({
        minor: fc.option(fc.integer({ min: 0, max: 3000 })),
        refunded: fc.option(fc.integer({ min: 0, max: 4000 })),
        currency: fc.constantFrom('BRL', 'USD', ''),
        cancelled: fc.boolean(),
        placedAt: fc.option(moment),
      }),
      { maxLength: 3 },
    ),
    responses: fc.array(
      fc.oneof(
        fc.record({
          id,
          metric: fc.constant('nps'),
          score: fc.option(fc.integer({ min: 0, max: 10 })),
          min: fc.constant<number | null>(0),
          max: fc.constant<number | null>(10),
          at: moment,
        }),
        fc.record({
          id,
          metric: fc.constantFrom('csat', 'ces', 'custom'),
          score: fc.option(fc.integer({ min: 1, max: 7 })),
          min: fc.constantFrom<number | null>(1, null),
          max: fc.constantFrom<number | null>(5, 7, 1, null),
          at: moment,
        }),
      ),
      { maxLength: 3 },
    ),
  })
  .map((one) => ({ ...one, person: one.customers[0]!.customer }));

export const people = fc.array(someone, { minLength: 1, maxLength: 12 });

const days = fc.integer({ min: 1, max: 40 });
const withinDays = fc.option(days, { nil: undefined });
const is = fc.constantFrom('is' as const, 'not' as const);
const amount = fc.constantFrom('atLeast' as const, 'atMost' as const);
const times = fc.integer({ min: 0, max: 4 });
const type = fc.constantFrom(...TYPES);
const channel = fc.constantFrom(undefined, 'chat' as const, 'web' as const);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('trait' as const),
    name: fc.constantFrom(...TRAITS),
    is: fc.constantFrom('equals', 'not', 'contains', 'exists', 'missing'),
    value: fc.constantFrom(...VALUES),
  }),
  fc.record({ kind: fc.constant('tag' as const), is, tag: fc.constantFrom(...TAGS) }),
  fc.record({ kind: fc.constant('account' as const), is, account: fc.constantFrom(...ACCOUNTS) }),
  fc.record({ kind: fc.constant('source' as const), is, source: fc.constantFrom(...SOURCES) }),
  fc.record({ kind: fc.constant('did' as const), type, is: amount, times, withinDays, channel }),
  fc.record({ kind: fc.constant('didNot' as const), type, withinDays, channel }),
  fc.record({ kind: fc.constant('orders' as const), is: amount, times, withinDays }),
  fc.record({
    kind: fc.constant('revenue' as const),
    is: amount,
    minor: fc.integer({ min: 0, max: 5000 }),
    withinDays,
  }),
  fc.record({
    kind: fc.constantFrom('firstSeen' as const, 'lastSeen' as const),
    is: fc.constantFrom('within' as const, 'before' as const),
    days,
  }),
  fc.record({
    kind: fc.constant('rating' as const),
    is: fc.constantFrom('low' as const, 'high' as const),
    withinDays,
  }),
  fc.record({
    kind: fc.constant('nps' as const),
    is: fc.constantFrom('promoter' as const, 'passive' as const, 'detractor' as const),
    withinDays,
  }),
);

const group = (inside: fc.Arbitrary<Condition | Group>): fc.Arbitrary<Group> =>
  fc.record({
    kind: fc.constantFrom('all' as const, 'any' as const),
    of: fc.array(inside, { minLength: 1, maxLength: 3 }),
  });

export const rule = group(fc.oneof(condition, condition, group(fc.oneof(condition, group(condition)))));

/** The rows of the lens that say the same, by table. */
export function lensRows(world: Someone[], workspace: string) {
  const moment = (at: Date | null) => at?.toISOString().replace('T', ' ').replace('Z', '') ?? null;
  const common = { workspace, gone: 0, step: 1 };
  return {
    customers: world.flatMap(({ person, customers }) =>
      customers.map((one) => ({
        ...common,
        person,
        customer: one.customer,
        account: one.account,
        source: one.source,
        created_at: moment(NOW),
        traits: JSON.stringify(one.traits),
        tags: JSON.stringify(one.tags),
      })),
    ),
    touchpoints: world.flatMap(({ person, touchpoints }) =>
      touchpoints.map(({ type, at, channel }) => ({
        workspace,
        person,
        customer: person,
        at: moment(at),
        id: randomUUID(),
        type,
        kind: 'track',
        channel,
        order: NOBODY,
        properties: '{}',
        step: 1,
      })),
    ),
    orders: world.flatMap(({ person, orders }) =>
      orders.map((order) => ({
        ...common,
        order: randomUUID(),
        customer: person,
        person,
        currency: order.currency,
        total_minor: order.minor,
        refunded_minor: order.refunded,
        placed_at: moment(order.placedAt),
        cancelled_at: order.cancelled ? moment(NOW) : null,
        skus: '[]',
      })),
    ),
    responses: world.flatMap(({ person, responses }) =>
      responses.map((response) => ({
        ...common,
        response: response.id,
        customer: person,
        person,
        order: NOBODY,
        metric: response.metric,
        score: response.score,
        scale_min: response.min,
        scale_max: response.max,
        at: moment(response.at),
      })),
    ),
  };
}
