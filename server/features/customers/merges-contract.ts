import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Cursor, Customer, CustomerId, CustomerRow, Instant, Limit } from './shapes-contract.ts';

const tag = 'merges';

const Suggestion = z.object({
  id: z.uuid(),
  /** The key both were seen with. */
  kind: z.string(),
  value: z.string(),
  at: Instant,
  /** The one who came first; stays unless told otherwise. */
  first: CustomerRow,
  second: CustomerRow,
});

/** What merging would make: who stays, who joins, and the person that results. Nothing is changed yet. */
const MergePreview = z.object({ winner: Customer, loser: Customer, result: Customer });

export const mergesApi = {
  preview: route({
    method: 'GET',
    path: '/api/customers/:id/merge-preview',
    access: 'customers.read',
    tag,
    summary: 'What merging another customer into this one would make',
    params: CustomerId,
    query: z.object({ other: z.uuid() }),
    answer: MergePreview,
  }),
  /** Both histories are kept, and it can be undone. 409 when both already are one person. */
  merge: route({
    method: 'POST',
    path: '/api/customers/:id/merge',
    access: 'customers.merge',
    tag,
    summary: 'Merge another customer into this one',
    params: CustomerId,
    body: z.object({ other: z.uuid() }),
    answer: z.object({ mergeId: z.uuid(), customer: Customer }),
  }),
  /** Without `mergeId` the latest merge of this customer. */
  unmerge: route({
    method: 'POST',
    path: '/api/customers/:id/unmerge',
    access: 'customers.merge',
    tag,
    summary: 'Undo a merge: both customers are again what they were',
    params: CustomerId,
    body: z.object({ mergeId: z.uuid().optional() }).nullish(),
    answer: z.object({ mergeId: z.uuid(), customer: Customer, restored: Customer }),
  }),
  suggestions: route({
    method: 'GET',
    path: '/api/merges/suggestions',
    access: 'customers.read',
    tag,
    summary: 'Customers who met on a key that people share or retype, newest first: a person decides',
    query: z.object({ customer: z.uuid().optional(), cursor: Cursor, limit: Limit(20) }),
    answer: z.object({ items: z.array(Suggestion), nextCursor: z.string().nullable(), total: z.int() }),
  }),
  accept: route({
    method: 'POST',
    path: '/api/merges/suggestions/:id/accept',
    access: 'customers.merge',
    tag,
    summary: 'Merge the two customers of a suggestion',
    params: CustomerId,
    /** Which of the two stays; the older one unless told. */
    body: z.object({ winnerId: z.uuid().optional() }).nullish(),
    answer: z.object({ mergeId: z.uuid(), customerId: z.uuid() }),
  }),
  dismiss: route({
    method: 'POST',
    path: '/api/merges/suggestions/:id/dismiss',
    access: 'customers.merge',
    tag,
    summary: 'Two different people: do not suggest it again',
    params: CustomerId,
    status: 204,
  }),
  reopen: route({
    method: 'POST',
    path: '/api/merges/suggestions/:id/reopen',
    access: 'customers.merge',
    tag,
    summary: 'Take back a dismissal',
    params: CustomerId,
    status: 204,
  }),
};
