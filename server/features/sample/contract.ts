import { z } from 'zod';
import { route } from '../../core/http/contract.ts';

const tag = 'sample';

export const SAMPLE_STATES = ['absent', 'loading', 'loaded', 'failed', 'removing'] as const;

export const SampleState = z.object({
  state: z.enum(SAMPLE_STATES),
  /** The import that brought it, by which it is removed. */
  importId: z.uuid().nullable(),
  /** People to be made or removed, and how many are. */
  people: z.int(),
  done: z.int(),
  /** What was made so far, by kind. */
  made: z.object({
    customers: z.int(),
    accounts: z.int(),
    products: z.int(),
    orders: z.int(),
    responses: z.int(),
    conversations: z.int(),
    touchpoints: z.int(),
  }),
  /** Why it failed, in a sentence. */
  error: z.string().nullable(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
});
export type SampleState = z.output<typeof SampleState>;

export const sampleApi = {
  get: route({
    method: 'GET',
    path: '/api/sample',
    access: 'imports.read',
    tag,
    summary: 'Whether the sample company is loaded, being loaded or being removed, and how far',
    answer: SampleState,
  }),
  /** In the background; the state tells how far. Refused (409) while there is one. */
  load: route({
    method: 'POST',
    path: '/api/sample',
    access: 'imports.write',
    tag,
    summary: 'Load the sample company',
    status: 202,
    answer: SampleState,
  }),
  /** In the background. Everything that it brought goes; everything else stays. Refused (409) when there is none. */
  remove: route({
    method: 'DELETE',
    path: '/api/sample',
    access: 'imports.write',
    tag,
    summary: 'Remove the sample company',
    status: 202,
    answer: SampleState,
  }),
};
