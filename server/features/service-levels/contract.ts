/** How soon customers are answered, held against what was promised: the doors. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Instant, Moment } from '../customers/shapes-contract.ts';
import {
  Calendar,
  CalendarBody,
  CalendarChange,
  Policy,
  PolicyBody,
  PolicyChange,
  ProposedPolicy,
  ServiceTime,
} from './shapes-contract.ts';

const tag = 'service levels';
const Id = z.object({ id: z.uuid() });

const Dues = z.object({
  firstResponse: Instant.nullable(),
  nextResponse: Instant.nullable(),
  resolution: Instant.nullable(),
});

export const calendarsApi = {
  list: route({
    method: 'GET',
    path: '/api/calendars',
    access: 'conversations.read',
    tag,
    summary: 'Business hours, the usual ones first',
    answer: z.object({ items: z.array(Calendar) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/calendars',
    access: 'service-levels.manage',
    tag,
    summary: 'Make a calendar of business hours',
    body: CalendarBody,
    status: 201,
    answer: Calendar,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/calendars/:id',
    access: 'service-levels.manage',
    tag,
    summary: 'Change a calendar; what runs is due by the new hours, what has ended stays as it was measured',
    params: Id,
    body: CalendarChange,
    answer: Calendar,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/calendars/:id',
    access: 'service-levels.manage',
    tag,
    summary: 'Remove a calendar that no policy goes by and that is not the usual one',
    params: Id,
    status: 204,
  }),
  readFeed: route({
    method: 'POST',
    path: '/api/calendars/:id/feed',
    access: 'service-levels.manage',
    tag,
    summary: 'Read its feed of holidays now; one that cannot be read keeps the holidays of the last time',
    params: Id,
    answer: Calendar,
  }),
};

export const policiesApi = {
  list: route({
    method: 'GET',
    path: '/api/service-policies',
    access: 'conversations.read',
    tag,
    summary: 'Policies in their order: of those that fit a conversation, the first is its own',
    answer: z.object({ items: z.array(Policy) }),
  }),
  usual: route({
    method: 'GET',
    path: '/api/service-policies/usual',
    access: 'conversations.read',
    tag,
    summary: 'A policy as many begin with, to be looked at and saved; it is not in force',
    answer: ProposedPolicy,
  }),
  create: route({
    method: 'POST',
    path: '/api/service-policies',
    access: 'service-levels.manage',
    tag,
    summary: 'Make a policy, the last in order; it holds for what runs, too',
    body: PolicyBody,
    status: 201,
    answer: Policy,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/service-policies/:id',
    access: 'service-levels.manage',
    tag,
    summary: 'Change a policy; what runs goes by it at once, what has ended stays as it was measured',
    params: Id,
    body: PolicyChange,
    answer: Policy,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/service-policies/:id',
    access: 'service-levels.manage',
    tag,
    summary: 'Remove a policy; what runs goes by the next one that fits',
    params: Id,
    status: 204,
  }),
  order: route({
    method: 'PUT',
    path: '/api/service-policies/order',
    access: 'service-levels.manage',
    tag,
    summary: 'Put all policies into this order',
    body: z.object({ ids: z.array(z.uuid()).max(200) }),
    answer: z.object({ items: z.array(Policy) }),
  }),
  preview: route({
    method: 'POST',
    path: '/api/service-policies/preview',
    access: 'conversations.read',
    tag,
    summary: 'When a conversation that arrives now would be due under a policy, saved or not, by priority',
    body: z.object({
      policy: PolicyBody.pick({ targets: true, calendar: true }),
      /** When it arrives; now when left out. */
      at: Moment.optional(),
    }),
    answer: z.object({ at: Instant, low: Dues, normal: Dues, high: Dues, urgent: Dues }),
  }),
};

export const serviceTimesApi = {
  get: route({
    method: 'GET',
    path: '/api/conversations/:id/service-levels',
    access: 'conversations.read',
    tag,
    summary: 'How a conversation stands: every wait and way to a solution, oldest first',
    params: Id,
    answer: z.object({ items: z.array(ServiceTime) }),
  }),
};
