/** Every door of a running Jornada, from its router and its own documentation: what tests that try them all walk over. */
import type { FastifyInstance } from 'fastify';

export interface Door {
  method: string;
  /** Fastify's notation: `/api/customers/:id`. */
  path: string;
  /** Names of the parameters in the path. */
  params: string[];
  query: Parameter[];
  /** JSON schema of the body, where it takes JSON. */
  body: Schema | null;
}

export interface Parameter {
  name: string;
  required: boolean;
  schema: Schema;
}

export interface Schema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  minLength?: number;
}

interface Documented {
  parameters?: (Parameter & { in: string })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** All routes, those that the documentation hides too. */
export function doorsOf(app: FastifyInstance): Door[] {
  const documentation = app.swagger() as { paths?: Record<string, Record<string, Documented>> };
  return routesOf(app.printRoutes()).map(({ method, path }) => {
    const documented = documentation.paths?.[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    return {
      method,
      path,
      params: [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!),
      query: documented?.parameters?.filter((parameter) => parameter.in === 'query') ?? [],
      body: documented?.requestBody?.content['application/json']?.schema ?? null,
    };
  });
}

/** Reads Fastify's picture of its router: each line adds to the path of the line it is indented under. */
function routesOf(tree: string): { method: string; path: string }[] {
  const above: string[] = [];
  const routes: { method: string; path: string }[] = [];
  for (const line of tree.split('\n')) {
    const match = /^((?:[│ ] {3})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!match) continue;
    const depth = match[1]!.length / 4;
    const path = (above[depth - 1] ?? '') + match[2];
    above[depth] = path;
    for (const method of match[3]?.split(', ') ?? []) if (method !== 'HEAD') routes.push({ method, path });
  }
  return routes;
}
