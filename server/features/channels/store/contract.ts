/** Shops: the doors of members. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { StoreChange, StoreChannel } from './shapes-contract.ts';

const tag = 'channels';
const Id = z.object({ id: z.uuid() });

export const storesApi = {
  list: route({
    method: 'GET',
    path: '/api/stores',
    access: 'conversations.read',
    tag,
    summary: 'The shops, for whoever stands in one: what they are called, and where their QR codes lead',
    answer: z.object({ items: z.array(StoreChannel) }),
  }),
  change: route({
    method: 'PATCH',
    path: '/api/channels/:id/store',
    access: 'workspace.manage',
    tag,
    summary: 'Change a shop; what is left out stays',
    params: Id,
    body: StoreChange,
    answer: StoreChannel,
  }),
  renewCode: route({
    method: 'POST',
    path: '/api/channels/:id/store/code',
    access: 'workspace.manage',
    tag,
    summary: 'Give a shop another QR code; the one before leads nowhere from now on',
    params: Id,
    answer: StoreChannel,
  }),
};
