/** What waits for a member: the door. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';

export const Waiting = z.object({
  /** Reviews of others of which somebody asks for a second look; of who may review. */
  secondLooks: z.int(),
  /** Reviews of my answers that I have not said I read. */
  reviews: z.int(),
  /** Coaching notes in which the other wrote something that I have not seen. */
  notes: z.int(),
  /** Notes of mine whose day to come back to them is here, or over. */
  followUps: z.int(),
});

export const waitingApi = {
  mine: route({
    method: 'GET',
    path: '/api/quality/waiting',
    access: 'member',
    tag: 'quality',
    summary:
      'How much of quality waits for me: second looks, reviews to read, new notes, follow-ups that are due',
    answer: Waiting,
  }),
};
