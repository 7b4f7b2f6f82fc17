/** What is to be gone: the door. That a conversation is spam is its status. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';

const tag = 'conversations';

export const spamApi = {
  remove: route({
    method: 'DELETE',
    path: '/api/conversations/:id',
    access: 'conversations.delete',
    tag,
    summary:
      'Delete a conversation for good, with all that were merged into it, their messages and files. That its customer wrote and was answered stays on their timeline, without a word of it',
    params: z.object({ id: z.uuid() }),
    /** Its number, said once more. */
    query: z.object({ number: z.coerce.number().int() }),
    status: 204,
  }),
};
