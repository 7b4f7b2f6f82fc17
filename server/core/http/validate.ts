/** What is sent to a route is read by its schema, or refused in words that say what it must be. */
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

function refused(issues: z.core.$ZodIssue[], part: string): Refusal {
  const errors = issues.map(({ path, message }) => ({ at: path.join('.') || part, message }));
  return invalid(errors.map(({ at, message }) => `${at}: ${message}`).join('; '), errors);
}
