/** Where a page of a list ended, as an opaque text that the next request hands back. */
import { z } from 'zod';
import { invalid } from './problems.ts';

export function writeCursor(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * The place a cursor names, or undefined without one.
 * @throws 400 when it was not made by this list
 */
export function readCursor<S extends z.ZodType>(
  schema: S,
  cursor: string | undefined,
): z.output<S> | undefined {
  if (!cursor) return undefined;
  const found = schema.safeParse(parse(cursor));
  if (found.success) return found.data;
  throw invalid(
    'The cursor is not one of this list. Begin without one, then pass the "nextCursor" of each answer.',
    [{ at: 'cursor', message: 'must be the "nextCursor" of the page before' }],
  );
}

/** A moment to the microsecond, as PostgreSQL writes it: JavaScript's dates are too coarse to go on from. */
export const ExactMoment = z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)*$/);

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
