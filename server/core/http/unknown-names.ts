/** A misspelt name in a query would quietly change what is asked. */
import { z } from 'zod';
import { didYouMean, nearest } from '../nearest.ts';
import { invalid } from './problems.ts';

/** The names that a query may have; null where its schema does not list them. */
export function namesOf(query: z.ZodType | undefined): string[] | null {
  return query instanceof z.ZodObject ? Object.keys(query.shape) : null;
}

/** @throws 400 for names that are not known, saying which may have been meant */
export function refuseUnknownNames(query: unknown, known: string[]): void {
  const unknown = Object.keys(query ?? {}).filter((name) => !known.includes(name));
  if (!unknown.length) return;
  const errors = unknown.map((at) => ({ at: at.slice(0, 100), message: messageFor(at, known) }));
  throw invalid(errors.map(({ at, message }) => `${at}: ${message}`).join('; '), errors);
}

const messageFor = (name: string, known: string[]) =>
  `cannot be asked here. ${didYouMean(nearest(name.slice(0, 100), known)) ?? `Known are ${known.join(', ')}.`}`;
