/** The sample company: a shop with a past, to try Jornada on. `generator/` makes it, `load.ts` writes it, `remove.ts` takes it away. */
import type { Feature } from '../../core/feature.ts';
import { loadJob } from './load.ts';
import { removeJob } from './remove.ts';
import { sampleRoutes } from './routes.ts';

export const sample: Feature = {
  name: 'sample',
  routes(app, { db }) {
    sampleRoutes(app, db);
  },
  jobs: ({ db }) => [loadJob(db), removeJob(db)],
};
