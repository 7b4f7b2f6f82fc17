import { z } from 'zod';
import { route } from '../../core/http/contract.ts';

export const pulseApi = {
  traits: route({
    method: 'GET',
    path: '/api/pulse/traits',
    access: 'journeys.read',
    tag: 'pulse',
    summary:
      'Traits of customers that have 2 to 60 values, so that figures can be split by them; the most common first',
    answer: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          /** How many different values it has. */
          values: z.int(),
          /** Of how many people it is known. */
          people: z.int(),
        }),
      ),
    }),
  }),
};
