/** Errors that a caller may see, as RFC 9457 problem details. Everything else is a fault of ours: 500, logged. */
import type { Permission, Problem } from './contract.ts';

/** Thrown anywhere; answered as problem details with its status. */
export class Refusal extends Error {
  readonly problem: Problem;
  readonly headers: Record<string, string>;
  constructor(problem: Problem, headers: Record<string, string> = {}) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.headers = headers;
  }
}

type Faults = Problem['errors'];

const problem = (status: number, type: string, title: string) => (detail: string, errors?: Faults) =>
  new Refusal({ type: `urn:jornada:${type}`, title, status, detail, ...(errors ? { errors } : {}) });

/** 400: what was sent cannot be used; `errors` says where and what would be right. */
export const invalid = problem(400, 'invalid', 'What was sent cannot be used');
/** 401: no session and no valid key. */
export const unauthenticated = problem(401, 'unauthenticated', 'Sign in, or send a valid key');
/** 403: known, but not allowed to. */
export const forbidden = problem(403, 'forbidden', 'Not allowed');
/** 403, for whoever has not this permission. */
export function lacks(permission: Permission, name: string): Refusal {
  const { problem: told } = forbidden(
    `This needs the permission "${permission}", which ${name} does not have.`,
  );
  return new Refusal({ ...told, permission });
}
/** 404 */
export const notFound = problem(404, 'not-found', 'Not found');
/** 409: the state of things does not allow it (now). */
export const conflict = problem(409, 'conflict', 'Not possible in this state');
/** 413 */
export const tooLarge = problem(413, 'too-large', 'Too large');

/** 507 */
export const diskFull = () =>
  problem(
    507,
    'disk-full',
    'The disk is full',
  )('The disk of Jornada is full. Nothing of the upload was kept; make room and send it again.');

/** 429: `retryAfter` in seconds. */
export function tooFast(detail: string, retryAfter: number): Refusal {
  const seconds = Math.max(1, Math.ceil(retryAfter));
  return new Refusal(
    { type: 'urn:jornada:too-fast', title: 'Too many requests', status: 429, detail },
    { 'retry-after': String(seconds) },
  );
}

const CONNECTION_LOST = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '08001',
  '53300',
  '53100',
]);
const NETWORK_LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT']);

/** Whether an error means that the record cannot be reached (as opposed to having refused something). */
export function isEngineDown(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code && (CONNECTION_LOST.has(code) || NETWORK_LOST.has(code))) return true;
  return /Connection terminated|timeout exceeded when trying to connect|connection timeout/i.test(
    message ?? '',
  );
}
