/** Quality of service: what a good answer is, who looks at which, what they say, and what is learned from it. */
import type { Feature } from '../../core/feature.ts';
import { qualityRoutes } from './routes.ts';
import { drawJob } from './sampling/job.ts';
import { seedOlderWorkspaces } from './scorecards/usual.ts';

export const quality: Feature = {
  name: 'quality',
  start: ({ db }) => seedOlderWorkspaces(db),
  routes: qualityRoutes,
  jobs: (context) => [drawJob(context)],
};
