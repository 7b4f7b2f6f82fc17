/**
 * The one way the web app talks to the server: `call(customersApi.list, { query: { search } })`.
 * Arguments and answers are typed by the same schemas that the server validates with.
 */
import type { z } from 'zod';
import type { Problem, Route, Written } from '../server/core/http/contract.ts';

/** A refusal by the server, carrying its problem details. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

type Part<Name extends string, S> = S extends z.ZodType
  ? Record<string, never> extends z.input<S>
    ? { [K in Name]?: Written<S> }
    : { [K in Name]: Written<S> }
  : unknown;

export type CallOptions<P, Q, B> = Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B> & {
    signal?: AbortSignal;
    /** Goes on when the page is left meanwhile; bodies up to some 60 000 bytes. */
    keepalive?: boolean;
  };

type Answer<A> = A extends z.ZodType ? z.output<A> : undefined;

/** The address of a route, for links and downloads. */
export function address(
  route: { path: string },
  options: { params?: unknown; query?: unknown } = {},
): string {
  const params = (options.params ?? {}) as Record<string, string>;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((options.query ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value])
      query.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
  }
  return query.size ? `${path}?${query}` : path;
}

export async function call<
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
  A extends z.ZodType | undefined,
>(
  route: Route<P, Q, B, A>,
  ...[options]: Record<string, never> extends CallOptions<P, Q, B>
    ? [CallOptions<P, Q, B>?]
    : [CallOptions<P, Q, B>]
): Promise<Answer<A>> {
  const given = (options ?? {}) as {
    params?: unknown;
    query?: unknown;
    body?: unknown;
    signal?: AbortSignal;
    keepalive?: boolean;
  };
  const response = await fetch(address(route, given), {
    method: route.method,
    credentials: 'same-origin',
    // The header marks the request as made by our own script: a foreign page cannot send it without permission.
    headers: {
      'x-jornada': '1',
      // What nobody has renamed is told in the language of the screen, which need not be the browser's.
      'accept-language': document.documentElement.lang,
      ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: given.body === undefined ? undefined : JSON.stringify(given.body),
    signal: given.signal,
    keepalive: given.keepalive,
  });
  if (!response.ok) throw new ApiError(await problemOf(response));
  return (response.status === 204 ? undefined : await response.json()) as Answer<A>;
}

/** Every refusal as problem details, also one by the sign-in library, which answers `{code, message}`. */
async function problemOf(response: Response): Promise<Problem> {
  const fallback = {
    type: 'about:blank',
    title: response.statusText || 'No answer',
    status: response.status,
  };
  try {
    const body = (await response.json()) as Partial<Problem> & { code?: string; message?: string };
    return {
      ...fallback,
      ...(body.code && { type: body.code }),
      ...(body.message && { title: body.message }),
      ...body,
      status: response.status,
    };
  } catch {
    return fallback;
  }
}
