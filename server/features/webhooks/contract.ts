/** Programs elsewhere hear of what happens here: the doors. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Cursor, Instant, Limit, Moment } from '../customers/shapes-contract.ts';
import { Channel } from '../touchpoints/contract.ts';

/** What can be heard of, and what `data` holds then. */
export const EVENT_TYPES = [
  // { conversation, message }: the first message, of either side.
  'conversation.created',
  // { conversation, changes }: what was changed, by whom, before and after.
  'conversation.changed',
  'conversation.solved',
  'conversation.reopened',
  // { conversation, message }: of the customer, or to the customer.
  'message.created',
  // { conversation, message }: how far an answer got: sent, delivered, read, failed.
  'message.delivery',
  // { conversation, message }: among ourselves.
  'note.created',
  // { conversation, promise }
  'promise.made',
  'promise.kept',
  'promise.broken',
  // { conversation, time }: how one of its times stands against its target.
  'service_level.warning',
  'service_level.missed',
  // { customer }: known by an address, a number or an id for the first time; or otherwise than before.
  'customer.created',
  'customer.updated',
  // { customer, merge }: of those who are one person from now on, the one.
  'customer.merged',
  // { customer, restored, merge }
  'customer.unmerged',
  // { customer, response }: to any survey; and what they changed of it.
  'response.created',
  'response.updated',
] as const;
export const EventType = z.enum(EVENT_TYPES);
export type EventType = z.infer<typeof EventType>;

/** What a try is tested with; nobody can choose it. */
export const TEST_TYPE = 'webhook.test';

export const MOST_ENDPOINTS = 20;

const Url = z
  .string()
  .trim()
  .max(2000)
  .superRefine((address, context) => {
    const url = URL.parse(address);
    const fault =
      !url || !['http:', 'https:'].includes(url.protocol)
        ? 'must be an address that begins with https:// or http://'
        : url.username || url.password
          ? 'must not carry a user or a password: every request is signed instead'
          : null;
    if (fault) context.addIssue({ code: 'custom', message: fault });
  });

const Types = z
  .array(EventType)
  .min(1)
  .transform((types) => EVENT_TYPES.filter((type) => types.includes(type)));

/** Mail goes by mail servers. */
const Carries = z.array(Channel.exclude(['email'])).transform((channels) => [...new Set(channels)]);

const Told = z.object({
  url: Url,
  /** What it is for, to people here. */
  description: z.string().trim().max(200),
  types: Types,
  /** Channels whose answers it takes to customers; it hears of `message.created` then, whatever `types` says. */
  carries: Carries,
});

export const Endpoint = z.object({
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  types: z.array(EventType),
  carries: z.array(Channel),
  enabled: z.boolean(),
  /**
   * Null while it is enabled. `member`: somebody turned it off. `gone`: it answered 410. `failing`: nothing arrived for
   * days.
   */
  disabledBy: z.enum(['member', 'gone', 'failing']).nullable(),
  disabledAt: Instant.nullable(),
  /** Since when nothing arrives; null while all is well. */
  failingSince: Instant.nullable(),
  /** Until when the secret before signs beside the new one; null when it does not. */
  oldSecretUntil: Instant.nullable(),
  /** On their way, and given up. */
  pending: z.int(),
  failed: z.int(),
  createdAt: Instant,
  createdBy: z.string(),
});

export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;

/**
 * `timeout`, `unreachable`, `private` (an address that is not asked), `redirect`, `status` (an answer that is none of
 * 2xx), `gone` (410), `sealed` (the secret was sealed with another key).
 */
export const TROUBLES = [
  'timeout',
  'unreachable',
  'private',
  'redirect',
  'status',
  'gone',
  'sealed',
] as const;

export const WebhookDelivery = z.object({
  id: z.uuid(),
  /** Sent as `webhook-id`: the same with every try and replay. */
  eventId: z.uuid(),
  type: z.string(),
  /** When it happened. */
  at: Instant,
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  lastAt: Instant.nullable(),
  /** Of the last answer; null when there was none. */
  status: z.int().nullable(),
  /** How its body begins. */
  excerpt: z.string().nullable(),
  trouble: z.enum(TROUBLES).nullable(),
  /** More about the trouble, in English. */
  detail: z.string().nullable(),
  /** Null unless it is tried again. */
  nextAt: Instant.nullable(),
});

const tag = 'webhooks';
const access = 'webhooks.manage';
const Id = z.object({ id: z.uuid() });
const DeliveryId = Id.extend({ delivery: z.uuid() });

export const webhooksApi = {
  list: route({
    method: 'GET',
    path: '/api/webhooks',
    access,
    tag,
    summary: 'The endpoints that are told what happens here',
    answer: z.object({ items: z.array(Endpoint) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/webhooks',
    access,
    tag,
    summary: 'Add an endpoint; the answer shows its secret, this once',
    body: Told.partial({ description: true, carries: true }),
    status: 201,
    answer: Endpoint.extend({ secret: z.string() }),
  }),
  get: route({
    method: 'GET',
    path: '/api/webhooks/:id',
    access,
    tag,
    summary: 'One endpoint',
    params: Id,
    answer: Endpoint,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/webhooks/:id',
    access,
    tag,
    summary: 'Change an endpoint, turn it off or on; what is left out stays',
    params: Id,
    body: Told.extend({ enabled: z.boolean() }).partial().strict(),
    answer: Endpoint,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/webhooks/:id',
    access,
    tag,
    summary: 'Remove an endpoint, and what was on its way to it',
    params: Id,
    status: 204,
  }),
  renewSecret: route({
    method: 'POST',
    path: '/api/webhooks/:id/secret',
    access,
    tag,
    summary: 'Give it a new secret, shown this once; the one before signs beside it for a while',
    params: Id,
    body: z.object({
      /** 0: the one before is void at once. */
      overlapHours: z.int().min(0).max(168).default(24),
    }),
    answer: z.object({ secret: z.string(), oldSecretUntil: Instant.nullable() }),
  }),
  test: route({
    method: 'POST',
    path: '/api/webhooks/:id/test',
    access,
    tag,
    summary: `Send it a ${TEST_TYPE}`,
    params: Id,
    status: 201,
    answer: WebhookDelivery,
  }),
  deliveries: route({
    method: 'GET',
    path: '/api/webhooks/:id/deliveries',
    access,
    tag,
    summary: 'What was sent to it in the last 30 days, the latest first',
    params: Id,
    query: z.object({ state: z.enum(DELIVERY_STATES).optional(), cursor: Cursor, limit: Limit(50) }),
    answer: z.object({ items: z.array(WebhookDelivery), nextCursor: z.string().nullable() }),
  }),
  delivery: route({
    method: 'GET',
    path: '/api/webhooks/:id/deliveries/:delivery',
    access,
    tag,
    summary: 'One of them, with what was sent',
    params: DeliveryId,
    answer: WebhookDelivery.extend({
      /** The body, as it is sent. */
      payload: z.string(),
    }),
  }),
  replay: route({
    method: 'POST',
    path: '/api/webhooks/:id/deliveries/:delivery/replay',
    access,
    tag,
    summary: 'Send one again, whatever became of it; its id and body are the same',
    params: DeliveryId,
    answer: WebhookDelivery,
  }),
  replayFailed: route({
    method: 'POST',
    path: '/api/webhooks/:id/replay',
    access,
    tag,
    summary: 'Send again all that failed since a moment',
    params: Id,
    body: z.object({ since: Moment }),
    answer: z.object({ replayed: z.int() }),
  }),
  report: route({
    method: 'POST',
    path: '/api/messages/:id/delivery',
    access: 'conversations.write',
    tag,
    summary:
      'Tell how far an answer got that a program takes to its customer; what comes late changes nothing',
    params: Id,
    body: z.object({
      state: z.enum(['sent', 'delivered', 'read', 'failed']),
      /** Why it failed, for whoever wrote it. */
      reason: z.string().trim().max(500).optional(),
    }),
    answer: z.object({
      delivery: z.enum(['pending', 'sent', 'delivered', 'read', 'failed']),
      failure: z.string().nullable(),
    }),
  }),
};
