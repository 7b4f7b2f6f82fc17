/** An answer that is sent later, as it is told. */
import { z } from 'zod';
import { Instant } from '../../customers/shapes-contract.ts';
import { Attachment } from '../attachments/contract.ts';
import { ToldDeeds } from '../deeds/contract.ts';

export const LaterTold = z.object({
  id: z.uuid(),
  text: z.string(),
  attachments: z.array(Attachment),
  sendAt: Instant,
  /** `stopped`: it was not sent; see `stoppedBy`. */
  state: z.enum(['waiting', 'stopped']),
  /**
   * `customer`: they wrote after it was written. `answered`: somebody else answered. `refused`: it could not be sent,
   * `reason` says why.
   */
  stoppedBy: z.enum(['customer', 'answered', 'refused']).nullable(),
  reason: z.string().nullable(),
  /** The status that the conversation gets with it; null: it waits for the customer. */
  status: z.enum(['open', 'waiting', 'solved']).nullable(),
  /** What is done along with it; null for nothing. */
  does: ToldDeeds.partial().nullable(),
  /** What it promises; null for nothing. */
  promise: z.object({ text: z.string(), dueAt: Instant }).nullable(),
  author: z.object({ id: z.uuid().nullable(), name: z.string() }),
  createdAt: Instant,
});
