/** Telephones and their calls: the doors of members. What telephone services tell is in `event.ts`. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { Call, PhoneChange, PhoneChannel } from './shapes-contract.ts';

const tag = 'channels';
const Id = z.object({ id: z.uuid() });

export const phonesApi = {
  change: route({
    method: 'PATCH',
    path: '/api/channels/:id/phone',
    access: 'workspace.manage',
    tag,
    summary: 'Change a telephone; what is left out stays',
    params: Id,
    body: PhoneChange,
    answer: PhoneChannel,
  }),
  renewSecret: route({
    method: 'POST',
    path: '/api/channels/:id/phone/secret',
    access: 'workspace.manage',
    tag,
    summary: 'Give a telephone a new secret, shown this once; the one before is void at once',
    params: Id,
    answer: z.object({ secret: z.string() }),
  }),
};

export const callsApi = {
  list: route({
    method: 'GET',
    path: '/api/calls',
    access: 'conversations.read',
    tag,
    summary: 'Calls of the caller: those that run now, and those of today that nobody has written down',
    answer: z.object({
      /** They ring at the caller, or the caller talks. */
      now: z.array(Call),
      /** Answered by the caller, over, and neither written down nor set aside. */
      open: z.array(Call),
    }),
  }),
  setAside: route({
    method: 'POST',
    path: '/api/calls/:id/aside',
    access: 'conversations.write',
    tag,
    summary: 'Say that there is nothing to write down of a call',
    params: Id,
    status: 204,
  }),
};
