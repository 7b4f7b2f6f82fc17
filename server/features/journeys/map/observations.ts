/** What a list of people is made from, and how it refuses what cannot be listed. */
import { invalid } from '../../../core/http/problems.ts';

export interface Observations {
  /** Rows of `person`, `at` of the touchpoint, and `n`, how many observations. */
  sql: string;
  /** The touchpoints that they are of, as a condition; it may name `persons`, whose they are. */
  of: string;
  params: Record<string, unknown>;
}

export const refuse = (at: string, message: string) => invalid(`${at}: ${message}`, [{ at, message }]);
