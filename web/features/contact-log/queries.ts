/** What is asked of the server about calls, visits and shops. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { callsApi } from '../../../server/features/channels/phone/contract.ts';
import type { Call as CallSchema } from '../../../server/features/channels/phone/shapes-contract.ts';
import { contactLogApi } from '../../../server/features/contact-log/contract.ts';
import type {
  Contact as ContactSchema,
  NewContact,
} from '../../../server/features/contact-log/shapes-contract.ts';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { promisesApi } from '../../../server/features/conversations/promises/contract.ts';
import { customersApi } from '../../../server/features/customers/contract.ts';
import { call } from '../../api.ts';

export type Contact = z.output<typeof ContactSchema>;
export type Call = z.output<typeof CallSchema>;
export type NewEntry = z.input<typeof NewContact>;

/** Of the member who is signed in, of a day. */
export const dayQuery = (day: string) =>
  queryOptions({
    queryKey: ['contact-log', 'day', day],
    queryFn: ({ signal }) => call(contactLogApi.list, { query: { member: 'me', day, limit: 100 }, signal }),
    placeholderData: keepPreviousData,
  });

export const reasonsQuery = queryOptions({
  queryKey: ['contact-log', 'reasons'],
  queryFn: ({ signal }) => call(contactLogApi.reasons, { signal }),
});

/** Under the customer's own key: news of them is news of how they seemed. */
export const notedQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'noted-emotions'],
    queryFn: ({ signal }) => call(contactLogApi.noted, { params: { id }, signal }),
  });

/** Under the conversation's own key: news of it is news of what was written down. */
export const contactsQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['conversation', conversationId, 'contact-log'],
    queryFn: ({ signal }) => call(contactLogApi.of, { params: { id: conversationId }, signal }),
  });

export const callsQuery = queryOptions({
  queryKey: ['calls'],
  queryFn: ({ signal }) => call(callsApi.list, { signal }),
});

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'called', id],
    queryFn: ({ signal }) => call(customersApi.get, { params: { id }, signal }),
  });

/** With a customer: what is open, or else what was last. */
export const talksQuery = (customer: string) =>
  queryOptions({
    queryKey: ['conversations', 'of', customer, 'for-log'],
    queryFn: async ({ signal }) => {
      const of = (status: 'active' | 'all') =>
        call(conversationsApi.list, {
          query: {
            customer,
            limit: 3,
            ...(status === 'active' ? {} : { status: ['active', 'solved', 'closed'] }),
          },
          signal,
        });
      const [open, all] = await Promise.all([of('active'), of('all')]);
      return { open: open.items, last: all.items[0] };
    },
  });

export const owedQuery = (customer: string) =>
  queryOptions({
    queryKey: ['conversations', 'promises', customer],
    queryFn: ({ signal }) => call(promisesApi.list, { query: { customer, limit: 3 }, signal }),
  });
