/** What is sent is read by its schema, or refused in words that say what it must be. */
import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { invalid, type Refusal } from './problems.ts';
import { inSentences } from './sentences.ts';

/** For Fastify: one validator for each of params, query and body of a route. */
export const readBySchema: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart = 'body' }) => {
  return (data: unknown) => {
    const read = schema.safeParse(data, { error: inSentences });
    return read.success ? { value: read.data } : { error: refused(read.error.issues, httpPart) };
  };
};

/**
 * For what comes otherwise than as the params, query or body of a route.
 * @param within where it stood, such as the name of a field
 * @throws 400 in the same words
 */
export function readAs<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  within?: string,
): z.output<Schema> {
  const read = schema.safeParse(data, { error: inSentences });
  if (read.success) return read.data;
  throw refused(read.error.issues, 'body', within);
}

function refused(issues: z.core.$ZodIssue[], part: string, within?: string): Refusal {
  const errors = issues.map(({ path, message }) => ({
    at: [...(within === undefined ? [] : [within]), ...path].join('.') || part,
    message,
  }));
  return invalid(errors.map(({ at, message }) => `${at}: ${message}`).join('; '), errors);
}
