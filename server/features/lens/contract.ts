import { z } from 'zod';
import { route } from '../../core/http/contract.ts';

export const LensState = z.object({
  /**
   * starting: being made; filling: reads the record for the first time, so answers are not whole yet; current: follows
   * the record; rebuilding: a new one is filled beside it, answers come from the one before; unreachable: does not
   * answer, and comes back by itself.
   */
  state: z.enum(['starting', 'filling', 'current', 'rebuilding', 'unreachable']),
  /** How old the oldest touchpoint is that is in the record and not yet in the lens; 0 when all are there. */
  lagSeconds: z.number(),
  /** Touchpoints waiting in the record; at most 1,000,000 are counted. */
  waiting: z.int(),
  /** Of what is being filled, while it is: touchpoints read so far and expected (an estimate), and the share. */
  filling: z.object({ touchpoints: z.int(), expected: z.int(), progress: z.number() }).nullable(),
  /** When the lens in use was last filled from nothing and had read everything. */
  builtAt: z.iso.datetime().nullable(),
});
export type LensState = z.output<typeof LensState>;

export const lensApi = {
  get: route({
    method: 'GET',
    path: '/api/lens',
    access: 'journeys.read',
    tag: 'lens',
    summary: 'How far the lens is behind the record',
    answer: LensState,
  }),
  rebuild: route({
    method: 'POST',
    path: '/api/lens/rebuild',
    access: 'workspace.manage',
    tag: 'lens',
    summary: 'Fill a new lens from the record; the one in use answers until the new one takes its place',
    answer: LensState,
    status: 202,
  }),
};
