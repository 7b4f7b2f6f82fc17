/** What a workspace wants to know of its conversations: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';

export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'choices', 'checkbox'] as const;
export const FieldKind = z.enum(FIELD_KINDS);

/** Text, number, date (`2026-12-25`), key of a choice, keys of several, or whether it is checked. */
export const FieldValue = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(100)).max(100),
]);
export type FieldValue = z.output<typeof FieldValue>;

/** By the keys of fields. */
export const FieldValues = z.record(z.string(), FieldValue);
export type FieldValues = z.output<typeof FieldValues>;

/** What is left out stays; null takes a value away. */
export const FieldChange = z.record(z.string().max(60), FieldValue.nullable());

const Key = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,59}$/, 'must begin with a letter and hold letters, digits, - and _ only');
const Name = z.string().trim().min(1).max(80);

/** One that keeps its `key` keeps what was chosen; without one it is new. */
const Option = z.object({ key: z.string().max(100).optional(), name: Name }).strict();

const told = {
  name: Name,
  /** What to write into it. */
  hint: z.string().trim().max(200),
  /** Of a choice. */
  options: z.array(Option).max(100),
  /** Keys of the departments whose conversations have it; empty: all. */
  departments: z.array(z.string().max(100)).max(100),
  /** Whether it must be filled in (a checkbox: checked) before one is solved. */
  required: z.boolean(),
};

export const ConversationField = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  hint: z.string(),
  kind: FieldKind,
  /** `retired` ones are not offered, and still named where they were chosen. */
  options: z.array(z.object({ key: z.string(), name: z.string(), retired: z.boolean() })),
  departments: z.array(z.string()),
  required: z.boolean(),
});

const tag = 'conversations';
const access = 'workspace.manage';
const Id = z.object({ id: z.uuid() });

export const fieldsApi = {
  list: route({
    method: 'GET',
    path: '/api/conversation-fields',
    access: 'conversations.read',
    tag,
    summary: 'Custom fields of conversations, in their order',
    answer: z.object({ items: z.array(ConversationField) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/conversation-fields',
    access,
    tag,
    summary: 'Add a field, the last in order; without a key it gets one from its name',
    body: z
      .object({
        ...told,
        key: Key.optional(),
        kind: FieldKind,
        hint: told.hint.default(''),
        options: told.options.default([]),
        departments: told.departments.default([]),
        required: told.required.default(false),
      })
      .strict(),
    status: 201,
    answer: ConversationField,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/conversation-fields/:id',
    access,
    tag,
    summary: 'Change a field; what is left out stays. Options that are left out of the list are retired',
    params: Id,
    body: z.object(told).partial().strict(),
    answer: ConversationField,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/conversation-fields/:id',
    access,
    tag,
    summary: 'Remove a field and its values; the history keeps what was changed',
    params: Id,
    status: 204,
  }),
  order: route({
    method: 'PUT',
    path: '/api/conversation-fields/order',
    access,
    tag,
    summary: 'Put all fields into this order',
    body: z.object({ ids: z.array(z.uuid()).max(100) }),
    answer: z.object({ items: z.array(ConversationField) }),
  }),
};
