/** Calls and visits, written down by whoever stands there: the doors. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { idOr } from '../../core/id-contract.ts';
import { Cursor, Instant, Limit } from '../customers/shapes-contract.ts';
import { Contact, Emotion, LOG_CHANNELS, NewContact, Reason } from './shapes-contract.ts';

const tag = 'contact-log';
const Id = z.object({ id: z.uuid() });

const Reasons = z.object({
  items: z.array(z.string()),
  /**
   * Whether nobody has changed them: then they are the usual ones, in the reader's language (`Accept-Language`), or the
   * workspace's where the reader tells none.
   */
  isUsual: z.boolean(),
  /** Of the usual ones: what each is called in every language, in their order; none of others. */
  keys: z.array(z.string()),
});

export const contactLogApi = {
  log: route({
    method: 'POST',
    path: '/api/contact-log',
    access: 'conversations.write',
    tag,
    summary:
      'Write down a call or a visit: one conversation with its touchpoints, promise and emotion; the same key again changes nothing',
    body: NewContact,
    status: 201,
    answer: Contact,
  }),
  list: route({
    method: 'GET',
    path: '/api/contact-log',
    access: 'conversations.read',
    tag,
    summary: 'What was written down on a day, the latest first',
    query: z.object({
      /** By the workspace's clock: `2026-03-31`; today when left out. */
      day: z.iso.date().optional(),
      /** A member's id, or `me`; everybody's when left out. */
      member: idOr('me').optional(),
      cursor: Cursor,
      limit: Limit(50),
    }),
    answer: z.object({ items: z.array(Contact), nextCursor: z.string().nullable() }),
  }),
  of: route({
    method: 'GET',
    path: '/api/conversations/:id/contact-log',
    access: 'conversations.read',
    tag,
    summary: 'What was written down of calls and visits in a conversation, the oldest first',
    params: Id,
    answer: z.object({ items: z.array(Contact) }),
  }),
  noted: route({
    method: 'GET',
    path: '/api/customers/:id/noted-emotions',
    access: 'conversations.read',
    tag,
    summary:
      'How a customer seemed of late, as members noted it, the last first: at most five. It is nothing they said',
    params: Id,
    answer: z.object({
      items: z.array(
        z.object({
          /** Of the entry. */
          id: z.uuid(),
          emotion: Emotion,
          channel: z.enum(LOG_CHANNELS),
          /** Who noted it. */
          author: z.string(),
          at: Instant,
          conversation: z.object({ id: z.uuid(), number: z.int() }),
        }),
      ),
    }),
  }),
  undo: route({
    method: 'DELETE',
    path: '/api/contact-log/:id',
    access: 'conversations.write',
    tag,
    summary: 'Undo what was written down a moment ago, while nobody has gone on with its conversation',
    params: Id,
    status: 204,
  }),
  reasons: route({
    method: 'GET',
    path: '/api/contact-log/reasons',
    access: 'conversations.read',
    tag,
    summary: 'Why customers call and come, as the workspace names it',
    answer: Reasons,
  }),
  changeReasons: route({
    method: 'PUT',
    path: '/api/contact-log/reasons',
    access: 'workspace.manage',
    tag,
    summary: 'Name the reasons, in their order; what is written down already keeps its own',
    body: z.object({ items: z.array(Reason.min(1)).max(40) }).strict(),
    answer: Reasons,
  }),
};
