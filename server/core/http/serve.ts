/** Puts a route of the contract on the server: who may call it, what it takes, what it answers. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Scope } from '../database/workspace.ts';
import { type Access, type Parsed, PERMISSIONS, type Permission, type Route } from './contract.ts';
import { lacks, unauthenticated } from './problems.ts';
import { namesOf, refuseUnknownNames } from './unknown-names.ts';

/** Whoever calls: a member by session, a program by key. */
export interface Caller extends Scope {
  permissions: ReadonlySet<Permission>;
  /** The header of that name: in which languages they would rather read. */
  acceptLanguage?: string | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the sign-in hook; null for strangers. */
    caller: Caller | null;
  }
}

export interface Call<P, Q, B> {
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  /** Never a stranger unless the route is public: then use `request.caller`. */
  caller: Caller;
  request: FastifyRequest;
  reply: FastifyReply;
}

type Answered<A> = A extends z.ZodType ? z.input<A> : unknown;

export function serve<
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
  A extends z.ZodType | undefined,
>(
  app: FastifyInstance,
  route: Route<P, Q, B, A>,
  handle: (call: Call<P, Q, B>) => Promise<Answered<A>> | Answered<A>,
): void {
  const names = route.access === 'public' ? null : namesOf(route.query);
  app.route({
    method: route.method,
    url: route.path,
    schema: {
      summary: route.summary,
      tags: [route.tag],
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.answer ? { response: { [route.status ?? 200]: route.answer } } : {}),
      ...(route.access === 'public' ? { security: [] } : {}),
    },
    preValidation: async (request) => {
      admit(request, route.access);
      if (names) refuseUnknownNames(request.query, names);
    },
    handler: async (request, reply) => {
      const answer = await handle({
        params: request.params as Parsed<P>,
        query: request.query as Parsed<Q>,
        body: request.body as Parsed<B>,
        caller: request.caller as Caller,
        request,
        reply,
      });
      if (reply.sent) return reply;
      reply.status(route.status ?? (answer === undefined ? 204 : 200));
      return reply.send(answer);
    },
  });
}

/** Refuses strangers and callers without the permission; also for routes that are not in the contract (uploads, streams). */
export function admit(request: FastifyRequest, access: Access): Caller | null {
  if (access === 'public') return request.caller;
  if (!request.caller) throw unauthenticated('Sign in, or send "Authorization: Bearer KEY".');
  if (access !== 'member') requirePermission(request.caller, access);
  return request.caller;
}

export function requirePermission(caller: Caller, permission: Permission): void {
  if (!PERMISSIONS.includes(permission)) throw new Error(`no such permission: ${permission}`);
  if (caller.permissions.has(permission)) return;
  throw lacks(permission, caller.actor.name);
}
