import { ApiError } from '../../api.ts';

/** The question would take too long or too much memory: it must be narrowed. */
export function isTooHeavy(error: unknown): boolean {
  return error instanceof ApiError && error.problem.type === 'urn:jornada:too-heavy';
}

/** A question of the URL that is lighter: little time, and only that. */
export const LIGHTER = { period: '30d', from: undefined, until: undefined, compare: 'none' };
