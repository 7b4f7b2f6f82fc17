/** Several members at one conversation: what each drafts, who looks, who types, whose answer is about to go. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { SomeDeeds } from './deeds/contract.ts';
import { NewPromise } from './promises/contract.ts';
import { Draft } from './shapes-contract.ts';

const tag = 'conversations';
const params = z.object({ id: z.uuid() });

export const besideApi = {
  draft: route({
    method: 'PUT',
    path: '/api/conversations/:id/draft',
    access: 'conversations.write',
    tag,
    summary:
      'Keep the answer or the note that the caller is writing, for everybody to see; what is empty is removed',
    params,
    body: z.object({
      text: z.string().max(200_000),
      kind: z.enum(['reply', 'note']).default('reply'),
      /** What is to go along with it; what is left out does not. */
      promise: NewPromise.omit({ member: true }).optional(),
      keeps: z.array(z.uuid()).max(20).default([]),
      /** Only of an answer. */
      does: SomeDeeds.optional(),
      /** Of the caller's draft of that kind that it goes on from; 0 when there was none. Another one answers 409. */
      revision: z.int().min(0),
    }),
    answer: z.object({ draft: Draft.nullable() }),
  }),
  takeDraft: route({
    method: 'POST',
    path: '/api/conversations/:id/drafts/:draft/take',
    access: 'conversations.write',
    tag,
    summary: 'Go on with what another began: it is the caller’s then, after what they had begun themselves',
    params: params.extend({ draft: z.uuid() }),
    /** Of the draft as it was read. Another one answers 409. */
    body: z.object({ revision: z.int().min(1) }),
    answer: z.object({ draft: Draft }),
  }),
  sending: route({
    method: 'PUT',
    path: '/api/conversations/:id/sending',
    access: 'conversations.write',
    tag,
    summary: 'Tell others that an answer of the caller comes in some seconds; 0 when it was taken back',
    params,
    body: z.object({ seconds: z.int().min(0).max(60) }),
    status: 204,
  }),
  presence: route({
    method: 'POST',
    path: '/api/conversations/:id/presence',
    access: 'conversations.read',
    tag,
    summary: 'Tell others who look at it that the caller does, too; say it again every 20 seconds',
    params,
    body: z.object({ doing: z.enum(['looking', 'typing', 'gone']) }),
    status: 204,
  }),
};
