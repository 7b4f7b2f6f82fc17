/** Departments, roles and API keys: what members and programs belong to, and what they may do. */
import { z } from 'zod';
import { PERMISSIONS, route } from '../../core/http/contract.ts';

const Id = z.object({ id: z.uuid() });
const Name = z.string().trim().min(1).max(80);
const Permissions = z.array(z.enum(PERMISSIONS)).transform((names) => [...new Set(names)]);

export const Department = z.object({
  id: z.uuid(),
  /** Stable, also when the name changes: `service`. */
  key: z.string(),
  name: z.string(),
  /** How many members belong to it. */
  members: z.int(),
});

export const departmentsApi = {
  list: route({
    method: 'GET',
    path: '/api/departments',
    access: 'member',
    tag: 'departments',
    summary: 'The departments of this workspace, by name',
    answer: z.object({ items: z.array(Department) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/departments',
    access: 'workspace.manage',
    tag: 'departments',
    summary: 'Add a department',
    body: z.object({ name: Name }),
    answer: Department,
    status: 201,
  }),
  update: route({
    method: 'PATCH',
    path: '/api/departments/:id',
    access: 'workspace.manage',
    tag: 'departments',
    summary: 'Rename a department',
    params: Id,
    body: z.object({ name: Name }),
    answer: Department,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/departments/:id',
    access: 'workspace.manage',
    tag: 'departments',
    summary: 'Remove a department; its members and touchpoint types stay, without one',
    params: Id,
    status: 204,
  }),
};

export const Role = z.object({
  id: z.uuid(),
  /** Stable, also when the name changes: `agent`. */
  key: z.string(),
  name: z.string(),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** Came with Jornada: may be changed (but for the owner's), never removed. */
  builtIn: z.boolean(),
  /** How many members have it. */
  members: z.int(),
});

export const rolesApi = {
  list: route({
    method: 'GET',
    path: '/api/roles',
    access: 'members.read',
    tag: 'roles',
    summary: 'The roles of this workspace and what each may do',
    answer: z.object({ items: z.array(Role) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/roles',
    access: 'members.manage',
    tag: 'roles',
    summary: 'Add a role. It can hold only what you may do yourself',
    body: z.object({ name: Name, permissions: Permissions }),
    answer: Role,
    status: 201,
  }),
  update: route({
    method: 'PATCH',
    path: '/api/roles/:id',
    access: 'members.manage',
    tag: 'roles',
    summary: "Change a role; the owner's is fixed",
    params: Id,
    body: z.object({ name: Name, permissions: Permissions }).partial(),
    answer: Role,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/roles/:id',
    access: 'members.manage',
    tag: 'roles',
    summary: 'Remove a role that nobody has',
    params: Id,
    status: 204,
  }),
};

export const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** How the key begins, to tell it from others. */
  prefix: z.string(),
  scopes: z.array(z.enum(PERMISSIONS)),
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** To the minute. */
  lastUsedAt: z.iso.datetime().nullable(),
});

export const keysApi = {
  list: route({
    method: 'GET',
    path: '/api/keys',
    access: 'keys.manage',
    tag: 'keys',
    summary: 'The API keys in use, newest first',
    answer: z.object({ items: z.array(ApiKey) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/keys',
    access: 'keys.manage',
    tag: 'keys',
    summary: 'Make an API key; it is shown in this answer only',
    body: z.object({
      name: Name,
      scopes: Permissions.refine((names) => names.length > 0, 'choose at least one'),
    }),
    answer: ApiKey.extend({ key: z.string() }),
    status: 201,
  }),
  revoke: route({
    method: 'DELETE',
    path: '/api/keys/:id',
    access: 'keys.manage',
    tag: 'keys',
    summary: 'Revoke an API key; it stops working at once',
    params: Id,
    status: 204,
  }),
};
