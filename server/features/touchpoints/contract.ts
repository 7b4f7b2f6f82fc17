import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { CHANNELS } from './channels.ts';

export { CHANNELS };
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

export const Stage = z.object({
  id: z.uuid(),
  /** Stable, also when the name changes: `awareness`. */
  key: z.string(),
  name: z.string(),
  /** 0 for the first. */
  position: z.int(),
});

export const TouchpointType = z.object({
  id: z.uuid(),
  /** As written on touchpoints. */
  name: z.string(),
  /** The name without case, spaces and signs. */
  key: z.string(),
  stage: z.object({ id: z.uuid(), key: z.string(), name: z.string() }).nullable(),
  /** Null when it depends on the touchpoint. */
  channel: Channel.nullable(),
  department: z.object({ id: z.uuid(), key: z.string(), name: z.string() }).nullable(),
  momentOfTruth: z.boolean(),
  /** Said or sent by the company without the customer's doing, or an answer to it: it does not count as the customer going on. */
  outbound: z.boolean(),
  /** Part of the default catalogue. */
  builtIn: z.boolean(),
  /** Whether somebody (or the default catalogue) has said where it belongs. */
  mapped: z.boolean(),
  /** When it was first met. */
  createdAt: z.iso.datetime(),
});

const byId = z.object({ id: z.uuid() });

export const touchpointTypesApi = {
  list: route({
    method: 'GET',
    path: '/api/touchpoint-types',
    access: 'catalogue.read',
    tag: 'catalogue',
    summary: 'The touchpoint catalogue, unmapped types first, then by name',
    query: z.object({
      /** Part of the name; accents and case do not matter. */
      search: z.string().max(200).optional(),
      mapped: z.enum(['true', 'false']).optional(),
      cursor: z.string().max(600).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    answer: z.object({
      items: z.array(TouchpointType),
      nextCursor: z.string().nullable(),
      /** Types that nobody has mapped yet, in the whole catalogue. */
      unmapped: z.int(),
    }),
  }),
  counts: route({
    method: 'GET',
    path: '/api/touchpoint-types/counts',
    access: 'catalogue.read',
    tag: 'catalogue',
    summary:
      'How many touchpoints there are of each type; in a large record an estimate from a sample, which says so',
    answer: z.object({
      /** Count null: it happened, but too rarely for the sample to say how often. */
      items: z.array(z.object({ name: z.string(), count: z.int().nullable() })),
      /** False: estimated from a sample of the record. */
      exact: z.boolean(),
    }),
  }),
  map: route({
    method: 'PATCH',
    path: '/api/touchpoint-types/:id',
    access: 'catalogue.write',
    tag: 'catalogue',
    summary:
      'Say where a type belongs: stage, channel, department, moment of truth, whether it is outbound. What is left out stays',
    params: byId,
    body: z.object({
      stageId: z.uuid().nullable().optional(),
      channel: Channel.nullable().optional(),
      departmentId: z.uuid().nullable().optional(),
      momentOfTruth: z.boolean().optional(),
      outbound: z.boolean().optional(),
    }),
    answer: TouchpointType,
  }),
};

export const stagesApi = {
  list: route({
    method: 'GET',
    path: '/api/stages',
    access: 'catalogue.read',
    tag: 'catalogue',
    summary: 'The stages of the journey, in order',
    answer: z.object({ items: z.array(Stage) }),
  }),
  add: route({
    method: 'POST',
    path: '/api/stages',
    access: 'catalogue.write',
    tag: 'catalogue',
    summary: 'Add a stage, last unless told where. Its key is made from its name and stays',
    body: z.object({
      name: z.string().trim().min(1).max(60),
      /** 0 for the first. */
      position: z.int().min(0).max(100).optional(),
    }),
    answer: Stage,
    status: 201,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/stages/:id',
    access: 'catalogue.write',
    tag: 'catalogue',
    summary: 'Remove a stage. Its touchpoint types belong to no stage until somebody says where',
    params: byId,
    answer: z.object({
      /** How many types belong to no stage now because of it. */
      unmapped: z.int(),
    }),
  }),
  rename: route({
    method: 'PATCH',
    path: '/api/stages/:id',
    access: 'catalogue.write',
    tag: 'catalogue',
    summary: 'Rename a stage',
    params: byId,
    body: z.object({ name: z.string().trim().min(1).max(60) }),
    answer: Stage,
  }),
  order: route({
    method: 'PUT',
    path: '/api/stages/order',
    access: 'catalogue.write',
    tag: 'catalogue',
    summary: 'Put the stages in this order; every stage must be named once',
    body: z.object({ ids: z.array(z.uuid()).min(1).max(100) }),
    answer: z.object({ items: z.array(Stage) }),
  }),
};
