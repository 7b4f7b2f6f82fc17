/**
 * The contract between server and web: one description of a route serves the server (validation, OpenAPI,
 * permission) and the web app (a typed call), so neither can drift from the other and nothing is generated.
 *
 * This file and every feature's `contract.ts` run in the browser too: they may import Zod and each other only.
 */
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a caller must be allowed to do: a permission of the member's role or a scope of the API key. */
export const PERMISSIONS = [
  'track',
  'customers.read',
  'customers.write',
  'customers.merge',
  'conversations.read',
  'conversations.write',
  'conversations.delete',
  'service-levels.manage',
  'assignment.manage',
  'quality.review',
  'imports.read',
  'imports.write',
  'catalogue.read',
  'catalogue.write',
  'journeys.read',
  'journeys.write',
  'tracking.read',
  'tracking.write',
  'workspace.read',
  'workspace.manage',
  'members.read',
  'members.manage',
  'keys.manage',
  'webhooks.manage',
  'audit.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** `public`: no sign-in. `member`: any signed-in member of the workspace or any key. Otherwise that permission. */
export type Access = 'public' | 'member' | Permission;

export interface Route<
  Params extends z.ZodType | undefined = z.ZodType | undefined,
  Query extends z.ZodType | undefined = z.ZodType | undefined,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Answer extends z.ZodType | undefined = z.ZodType | undefined,
> {
  method: Method;
  /** Fastify's notation: `/api/customers/:id`. */
  path: string;
  access: Access;
  summary: string;
  /** Groups the route in the documentation: the feature's name. */
  tag: string;
  params?: Params;
  query?: Query;
  body?: Body;
  answer?: Answer;
  /** HTTP status of success, 200 unless told (204 where there is no answer). */
  status?: number;
}

/** Describes one route; exists for its types. */
export function route<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Answer extends z.ZodType | undefined = undefined,
>(definition: Route<Params, Query, Body, Answer>): Route<Params, Query, Body, Answer> {
  return definition;
}

/** What the server sees of a schema: parsed, defaults filled in. */
export type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
/** What a caller may write for a schema: before defaults. */
export type Written<S> = S extends z.ZodType ? z.input<S> : undefined;

/** RFC 9457 problem details, the shape of every error. `type` is stable; `at` points at the field at fault. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** JSON path of the field at fault and what would be right, where there is one. */
  errors?: { at: string; message: string }[];
  /** Of 403: which permission is lacking. */
  permission?: Permission;
}
