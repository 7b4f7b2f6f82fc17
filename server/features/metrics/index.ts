/** Metrics: what each means, its figures over time with their certainty, and the people behind every figure. */
import type { Feature } from '../../core/feature.ts';
import { metricRoutes } from './routes.ts';

export const metrics: Feature = {
  name: 'metrics',
  routes(app, { db, lens }) {
    metricRoutes(app, { db, lens });
  },
};
