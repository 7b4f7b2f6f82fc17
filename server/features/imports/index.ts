/** Imports: files in, matched, run, watched, and undone. */
import type { Feature } from '../../core/feature.ts';
import type { Job } from '../../core/jobs/jobs.ts';
import { importRoutes } from './routes.ts';
import { runImportJob } from './run.ts';
import { type ImportJob, RUN_JOB, UNDO_JOB } from './states.ts';
import { sweepJob } from './sweep.ts';
import { undoImportJob } from './undo.ts';

export const imports: Feature = {
  name: 'imports',
  routes: importRoutes,
  jobs: (context): Job<never>[] => {
    const run: Job<ImportJob> = { name: RUN_JOB, run: (job, given) => runImportJob(context, job, given) };
    const undo: Job<ImportJob> = { name: UNDO_JOB, run: (job, given) => undoImportJob(context, job, given) };
    return [run, undo, sweepJob(context)];
  },
};
