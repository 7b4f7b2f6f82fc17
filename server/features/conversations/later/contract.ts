/** Answers that are written now and sent later: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { Moment } from '../../customers/shapes-contract.ts';
import { AttachmentIds } from '../attachments/contract.ts';
import { SomeDeeds } from '../deeds/contract.ts';
import { NewPromise } from '../promises/contract.ts';
import { EMPTY_MESSAGE, isMessage, MailTo, MessageText, SentAs } from '../shapes-contract.ts';
import { LaterTold } from './shapes-contract.ts';

const tag = 'conversations';
const LaterId = z.object({ id: z.uuid() });

export const laterApi = {
  write: route({
    method: 'POST',
    path: '/api/conversations/:id/later',
    access: 'conversations.write',
    tag,
    summary: 'Write an answer that is sent at a moment to come, unless somebody writes in between',
    params: z.object({ id: z.uuid() }),
    body: z
      .object({
        text: MessageText.default(''),
        attachments: AttachmentIds,
        /** To come, within a year. */
        sendAt: Moment,
        /** Id of the last message that the writer saw. */
        after: z.uuid().optional(),
        /** Due after it is sent. */
        promise: NewPromise.optional(),
        keeps: z.array(z.uuid()).max(20).default([]),
        status: z.enum(['open', 'waiting', 'solved']).optional(),
        /** Done when it is sent. */
        does: SomeDeeds.optional(),
        mail: MailTo.optional(),
        sentAs: SentAs.optional(),
      })
      .refine(isMessage, EMPTY_MESSAGE),
    status: 201,
    answer: LaterTold,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/later-messages/:id',
    access: 'conversations.write',
    tag,
    summary: 'Send it at another moment; one that was stopped waits again, whatever was written meanwhile',
    params: LaterId,
    body: z.object({ sendAt: Moment }).strict(),
    answer: LaterTold,
  }),
  send: route({
    method: 'POST',
    path: '/api/later-messages/:id/send',
    access: 'conversations.write',
    tag,
    summary: 'Send it now, whatever was written meanwhile',
    params: LaterId,
    status: 204,
  }),
  takeBack: route({
    method: 'DELETE',
    path: '/api/later-messages/:id',
    access: 'conversations.write',
    tag,
    summary: 'Take it back: it answers what was written, and its files are part of the draft again',
    params: LaterId,
    answer: LaterTold,
  }),
};
