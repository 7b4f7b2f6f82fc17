/** What a list of people is made from, and how it refuses what cannot be listed. */
import { invalid } from '../../../core/http/problems.ts';

export interface Observations {
  /** Rows of `person`, `at` of the touchpoint, and `n`, how many observations; without an `of`, its `id` as well. */
  sql: string;
  /** The touchpoints that they are of, as a condition: where finding them by their moment is less work than by id. */
  of?: string;
  params: Record<string, unknown>;
}

export const refuse = (at: string, message: string) => invalid(`${at}: ${message}`, [{ at, message }]);
