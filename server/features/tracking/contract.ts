import { z } from 'zod';
import { route } from '../../core/http/contract.ts';

export const Fault = z.object({
  /** JSON path of the field at fault within the call; empty for the call itself. */
  at: z.string(),
  /** Stable: `no-person`, `too-deep`, … */
  code: z.string(),
  message: z.string(),
});

export const RecentCall = z.object({
  id: z.uuid(),
  /** When it came. */
  at: z.iso.datetime(),
  /** identify, track, page, screen, group, alias; or what it was sent as. */
  call: z.string(),
  name: z.string().nullable(),
  who: z.string().nullable(),
  messageId: z.string().nullable(),
  /** When it happened, by our clock; null when it was refused. */
  happenedAt: z.iso.datetime().nullable(),
  /** What was wrong; null when it was taken. */
  faults: z.array(Fault).nullable(),
});

export const REJECT_STATES = ['open', 'replayed', 'dismissed'] as const;

export const RejectedCall = z.object({
  id: z.uuid(),
  receivedAt: z.iso.datetime(),
  call: z.string(),
  /** What it says it is about: the event's name, or the page's. */
  name: z.string().nullable(),
  faults: z.array(Fault),
  state: z.enum(REJECT_STATES),
  decidedAt: z.iso.datetime().nullable(),
  /** The key that sent it, if it is still there. */
  key: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});

export const RejectedCallWhole = RejectedCall.extend({
  /** The text as it came. */
  raw: z.string(),
});

const byId = z.object({ id: z.uuid() });

export const trackingApi = {
  recent: route({
    method: 'GET',
    path: '/api/tracking/recent',
    access: 'tracking.read',
    tag: 'tracking',
    summary: 'The last calls that came through the tracking door, newest first; under load a sample',
    answer: z.object({ items: z.array(RecentCall) }),
  }),
  rejected: route({
    method: 'GET',
    path: '/api/tracking/rejected',
    access: 'tracking.read',
    tag: 'tracking',
    summary: 'Calls that could not be taken, newest first',
    query: z.object({
      state: z.enum(REJECT_STATES).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({
      items: z.array(RejectedCall),
      nextCursor: z.string().nullable(),
      /** Those still open. */
      open: z.int(),
    }),
  }),
  rejectedCall: route({
    method: 'GET',
    path: '/api/tracking/rejected/:id',
    access: 'tracking.read',
    tag: 'tracking',
    summary: 'One refused call with its text',
    params: byId,
    answer: RejectedCallWhole,
  }),
  replay: route({
    method: 'POST',
    path: '/api/tracking/rejected/:id/replay',
    access: 'tracking.write',
    tag: 'tracking',
    summary: 'Send a refused call through the door again, mended or as it came',
    params: byId,
    body: z.object({
      /** The mended text; without it, the text as it came. */
      raw: z
        .string()
        .max(500 * 1024)
        .optional(),
    }),
    answer: z.object({
      /** Calls that were taken. */
      taken: z.int(),
      call: RejectedCallWhole,
    }),
  }),
  dismiss: route({
    method: 'POST',
    path: '/api/tracking/rejected/:id/dismiss',
    access: 'tracking.write',
    tag: 'tracking',
    summary: 'Put a refused call aside',
    params: byId,
    answer: RejectedCall,
  }),
};
