/** From whom mail is spam from the start: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { MailAddress } from '../../conversations/shapes-contract.ts';

/** In the documentation beside conversations: whoever may read and write those may these. */
const tag = 'conversations';

const BlockedSender = z.object({
  id: z.uuid(),
  address: z.string(),
  blockedAt: z.iso.datetime(),
  /** Who blocked it, as they were called. */
  blockedBy: z.string(),
});

export const blockedApi = {
  list: route({
    method: 'GET',
    path: '/api/blocked-senders',
    access: 'conversations.read',
    tag,
    summary: 'From whom mail is spam from the start, those blocked last first',
    answer: z.object({ items: z.array(BlockedSender) }),
  }),
  block: route({
    method: 'POST',
    path: '/api/blocked-senders',
    access: 'conversations.write',
    tag,
    summary: 'Further mail of this address becomes spam and calls nobody; blocked already is blocked',
    body: z.object({ address: MailAddress }).strict(),
    answer: BlockedSender,
  }),
  lift: route({
    method: 'DELETE',
    path: '/api/blocked-senders/:id',
    access: 'conversations.write',
    tag,
    summary: 'Take mail of this address in again; what is spam already stays so',
    params: z.object({ id: z.uuid() }),
    status: 204,
  }),
};
