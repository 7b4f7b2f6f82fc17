import { z } from 'zod';
import { route } from '../../core/http/contract.ts';

export const Account = z.object({ id: z.uuid(), externalId: z.string(), name: z.string().nullable() });

export const accountsApi = {
  list: route({
    method: 'GET',
    path: '/api/accounts',
    access: 'customers.read',
    tag: 'accounts',
    summary: 'Company customers by name, found by name or by the id they have elsewhere',
    query: z.object({
      /** Part of the name or id; accents and case do not matter. */
      search: z.string().trim().max(200).optional(),
      /** This one alone. */
      id: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ items: z.array(Account) }),
  }),
};
