import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import {
  Cursor,
  CustomerFilters,
  CustomerId,
  CustomerRow,
  Instant,
  Limit,
} from '../customers/shapes-contract.ts';
import { Rule } from './rule.ts';

const Name = z.string().trim().min(1).max(100);
/** What it is for, in the makers' words. */
const Description = z.string().trim().max(1000);
const MAX_CUSTOMERS = 10_000;
/** Ids of customers; each stands for the whole person. */
const Customers = z.array(z.uuid()).max(MAX_CUSTOMERS);

export const Segment = z.object({
  id: z.uuid(),
  name: z.string(),
  /** What it is for; may be empty. */
  description: z.string(),
  /** `rule`: whoever it is true of, now. `list`: whoever was put on it. */
  kind: z.enum(['list', 'rule']),
  /** Null for a list. */
  rule: Rule.nullable(),
  createdAt: Instant,
  createdBy: z.object({ id: z.uuid().nullable(), name: z.string() }),
  updatedAt: Instant,
});

/** `people`: how many are in it now, merged customers counted once. */
const CountedSegment = Segment.extend({ people: z.int() });

const named = { name: Name, description: Description.default('') };

const byId = z.object({ id: z.uuid() });

export const segmentsApi = {
  list: route({
    method: 'GET',
    path: '/api/segments',
    access: 'journeys.read',
    tag: 'segments',
    summary: 'All segments, by name',
    answer: z.object({ items: z.array(Segment) }),
  }),
  make: route({
    method: 'POST',
    path: '/api/segments',
    access: 'journeys.write',
    tag: 'segments',
    summary: 'Make a segment: by a rule, or as a list of customers',
    body: z.discriminatedUnion('kind', [
      z.object({
        ...named,
        kind: z.literal('list'),
        customerIds: Customers.default([]),
        /** Also everybody whom these filters of the customers' list find now. */
        found: CustomerFilters.optional(),
      }),
      z.object({ ...named, kind: z.literal('rule'), rule: Rule }),
    ]),
    answer: Segment,
    status: 201,
  }),
  try: route({
    method: 'POST',
    path: '/api/segments/try',
    access: 'journeys.read',
    tag: 'segments',
    summary: 'How many people a rule would hold, without saving it',
    body: z.object({ rule: Rule }),
    answer: z.object({
      people: z.int(),
      /** All people of the workspace. */
      of: z.int(),
    }),
  }),
  tryPeople: route({
    method: 'POST',
    path: '/api/segments/try/people',
    access: 'customers.read',
    tag: 'segments',
    summary:
      'Some of the people whom a rule would hold, without saving it, in the order of the segment’s own pages',
    body: z.object({ rule: Rule, limit: z.int().min(1).max(50).default(8) }),
    answer: z.object({ items: z.array(CustomerRow) }),
  }),
  get: route({
    method: 'GET',
    path: '/api/segments/:id',
    access: 'journeys.read',
    tag: 'segments',
    summary: 'One segment, with the number of its people',
    params: byId,
    answer: CountedSegment,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/segments/:id',
    access: 'journeys.write',
    tag: 'segments',
    summary:
      'Rename or describe a segment, or give it another rule. What is left out stays; a list has no rule',
    params: byId,
    body: z.object({
      name: Name.optional(),
      description: Description.optional(),
      rule: Rule.optional(),
    }),
    answer: Segment,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/segments/:id',
    access: 'journeys.write',
    tag: 'segments',
    summary: 'Remove a segment. Its people stay',
    params: byId,
  }),
  people: route({
    method: 'GET',
    path: '/api/segments/:id/people',
    access: 'customers.read',
    tag: 'segments',
    summary: 'The people of a segment, page by page',
    params: byId,
    query: z.object({ cursor: Cursor, limit: Limit(50) }),
    answer: z.object({
      items: z.array(CustomerRow),
      nextCursor: z.string().nullable(),
      /** How many there were when the first page was asked for. */
      total: z.int(),
    }),
  }),
  /** CSV with a head line, UTF-8, streamed. */
  export: route({
    method: 'GET',
    path: '/api/segments/:id/people.csv',
    access: 'customers.read',
    tag: 'segments',
    summary: 'The same people as CSV',
    params: byId,
  }),
  listsOf: route({
    method: 'GET',
    path: '/api/customers/:id/lists',
    access: 'customers.read',
    tag: 'segments',
    summary: 'The lists that a person is on, whichever of their merged customers was put there, by name',
    params: CustomerId,
    answer: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  }),
  addMembers: route({
    method: 'POST',
    path: '/api/segments/:id/members',
    access: 'journeys.write',
    tag: 'segments',
    summary: 'Put customers on a list. Who is on it already stays',
    params: byId,
    body: z.object({ customerIds: Customers.min(1) }),
    /** How many people are on the list now. */
    answer: z.object({ people: z.int() }),
  }),
  removeMember: route({
    method: 'DELETE',
    path: '/api/segments/:id/members/:customerId',
    access: 'journeys.write',
    tag: 'segments',
    summary: 'Take a person off a list, whichever of their merged customers was put on it',
    params: byId.extend({ customerId: z.uuid() }),
  }),
};
