/** What the customers' doors take and answer, in parts. */
import { z } from 'zod';
import { idOr } from '../../core/id-contract.ts';

export const IdentityKind = z.enum(['userId', 'anonymousId', 'email', 'phone', 'external']);

export const Moment = z.iso.datetime({ offset: true });
/** RFC 3339, UTC. */
export const Instant = z.iso.datetime();
export const Limit = (usual: number) => z.coerce.number().int().min(1).max(200).default(usual);
/** Opaque: the `nextCursor` of the page before. */
export const Cursor = z.string().max(1000).optional();
export const CustomerId = z.object({ id: z.uuid() });
export const Person = z.object({ id: z.uuid(), name: z.string() });

export const CUSTOMER_SORTS = ['lastSeen', 'firstSeen', 'name', 'orders', 'revenue', 'rating'] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

/** Which customers; all conditions hold together. */
export const CustomerFilters = z.object({
  /** Name, e-mail, phone in any writing, order number, any id. Accents and case do not matter; every word must fit. */
  search: z.string().trim().max(200).optional(),
  tag: z.string().trim().min(1).max(60).optional(),
  /** A member's id, or `none`. */
  owner: idOr('none').optional(),
  account: z.uuid().optional(),
  hasOrders: z.stringbool().optional(),
  /** Which door or import first told us of the customer. */
  source: z.string().max(255).optional(),
  /** Customers who ever rated this low or lower, on a scale of 1 to 5; other scales are converted to it. */
  maxScore: z.coerce.number().min(1).max(5).optional(),
  seenFrom: Moment.optional(),
  seenTo: Moment.optional(),
});
export type CustomerFilters = z.output<typeof CustomerFilters>;

/** Their order. Dates, orders and revenue begin with the most, names and ratings with the first and lowest. */
export const CustomerOrder = z.object({
  sort: z.enum(CUSTOMER_SORTS).default('lastSeen'),
  direction: z.enum(['asc', 'desc']).optional(),
});
export type CustomerOrder = z.output<typeof CustomerOrder>;

/** What a person can be called by. */
export const called = {
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** The strongest identity, to call the person by where there is no name. */
  knownAs: z.object({ kind: IdentityKind, source: z.string(), value: z.string() }).nullable(),
};

export const CustomerRow = z.object({
  id: z.uuid(),
  ...called,
  account: z.object({ id: z.uuid(), externalId: z.string(), name: z.string().nullable() }).nullable(),
  owner: Person.nullable(),
  tags: z.array(z.string()),
  orders: z.int(),
  /** Minor units of the workspace's currency. */
  revenueMinor: z.int(),
  /** The lowest rating ever given, on a scale of 1 to 5. */
  lowestRating: z.number().nullable(),
  source: z.string(),
  /** To the minute; the customer's own page is exact. */
  firstSeenAt: Instant.nullable(),
  lastSeenAt: Instant.nullable(),
});

export const CustomerIdentity = z.object({
  kind: IdentityKind,
  source: z.string(),
  value: z.string(),
  /** Which of the merged customers it leads to. */
  customerId: z.uuid(),
  since: Instant,
});

export const Merge = z.object({
  id: z.uuid(),
  winnerId: z.uuid(),
  loserId: z.uuid(),
  winnerName: z.string().nullable(),
  loserName: z.string().nullable(),
  reason: z.string(),
  at: Instant,
  by: z.string(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
});

/** One person: all customers that were merged, as one. */
export const Customer = z.object({
  id: z.uuid(),
  /** The id that was asked for, when that customer was merged into this one. */
  mergedFrom: z.uuid().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  knownAs: CustomerRow.shape.knownAs,
  account: z
    .object({
      id: z.uuid(),
      externalId: z.string(),
      name: z.string().nullable(),
      domain: z.string().nullable(),
    })
    .nullable(),
  owner: Person.nullable(),
  tags: z.array(z.string()),
  notesCount: z.int(),
  responsesCount: z.int(),
  /** Exact moments of the first and the last touchpoint. */
  firstSeenAt: Instant.nullable(),
  lastSeenAt: Instant.nullable(),
  orders: z.object({
    count: z.int(),
    firstAt: Instant.nullable(),
    lastAt: Instant.nullable(),
    /** Delivered after the promised moment, or not delivered although it has passed. */
    late: z.int(),
    /** What was ordered less what was refunded; cancelled orders do not count. */
    value: z.array(z.object({ currency: z.string(), minor: z.int(), orders: z.int() })),
  }),
  ratings: z.object({
    count: z.int(),
    /** On a scale of 1 to 5, whatever scale was asked. */
    lowest: z.number().nullable(),
    average: z.number().nullable(),
    last: z.number().nullable(),
    lastAt: Instant.nullable(),
  }),
  identities: z.array(CustomerIdentity),
  /** Every customer that is this person, the root first. */
  members: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().nullable(),
      source: z.string(),
      createdAt: Instant,
      root: z.boolean(),
    }),
  ),
  merges: z.array(Merge),
  openSuggestions: z.int(),
  traits: z.array(
    z.object({ key: z.string(), value: z.unknown(), customerId: z.uuid(), source: z.string() }),
  ),
  source: z.string(),
  createdAt: Instant,
});

export const Note = z.object({
  id: z.uuid(),
  text: z.string(),
  author: z.object({ id: z.uuid().nullable(), name: z.string() }),
  createdAt: Instant,
  updatedAt: Instant,
});
export const NoteText = z.object({ text: z.string().trim().min(1).max(10_000) });

export const DELIVERY_STATES = ['cancelled', 'returned', 'delivered', 'underway', 'placed'] as const;

export const Order = z.object({
  id: z.uuid(),
  number: z.string(),
  status: z.string().nullable(),
  currency: z.string().nullable(),
  totalMinor: z.int().nullable(),
  refundedMinor: z.int().nullable(),
  placedAt: Instant.nullable(),
  paidAt: Instant.nullable(),
  shippedAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  promisedAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
  refundedAt: Instant.nullable(),
  returnedAt: Instant.nullable(),
  source: z.string(),
  delivery: z.object({
    state: z.enum(DELIVERY_STATES),
    /** Seconds after the promised moment that it came, or that it is overdue now; null when in time or unknown. */
    lateBy: z.int().nullable(),
  }),
  items: z.array(
    z.object({
      id: z.uuid(),
      line: z.string(),
      sku: z.string().nullable(),
      name: z.string().nullable(),
      quantity: z.number(),
      priceMinor: z.int().nullable(),
      freightMinor: z.int().nullable(),
    }),
  ),
  payments: z.array(
    z.object({
      id: z.uuid(),
      method: z.string().nullable(),
      installments: z.int().nullable(),
      amountMinor: z.int(),
    }),
  ),
});

export const Response = z.object({
  id: z.uuid(),
  survey: z.string(),
  metric: z.string(),
  score: z.number().nullable(),
  scaleMin: z.number().nullable(),
  scaleMax: z.number().nullable(),
  title: z.string().nullable(),
  comment: z.string().nullable(),
  language: z.string().nullable(),
  order: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  source: z.string(),
  askedAt: Instant.nullable(),
  at: Instant,
});

export const Tag = z.string().trim().min(1).max(60);
