/** Refusals by the server, and faults on the way there, in a shape a screen can show. */
import { ApiError } from './api.ts';

/** The server's message for one field (`at` is its JSON path, e.g. `email` or `body.email`), if it is at fault. */
export function fieldError(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.problem.errors?.find(({ at }) => pathEndsWith(at, field))?.message;
}

/** True when every fault of this error belongs to one of these fields, so that the form itself shows it all. */
export function shownByFields(error: unknown, fields: readonly string[]): boolean {
  if (!(error instanceof ApiError) || !error.problem.errors?.length) return false;
  return error.problem.errors.every(({ at }) => fields.some((field) => pathEndsWith(at, field)));
}

export function isStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.problem.status === status;
}

/** Whether nothing has the id that was asked for, or nothing could have it, as it is none. */
export const isNowhere = (error: unknown): boolean =>
  isStatus(error, 404) || (isStatus(error, 400) && fieldError(error, 'id') !== undefined);

/** Whether it says at what something is wrong. */
export const pointsSomewhere = (error: unknown): boolean =>
  error instanceof ApiError && Boolean(error.problem.errors?.length);

function pathEndsWith(path: string, field: string) {
  const normal = path.replaceAll('/', '.').replace(/^[$.]+/, '');
  return normal === field || normal.endsWith(`.${field}`);
}
