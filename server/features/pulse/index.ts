/** Pulse: how the experience was this week, what changed and where, and whether the data can be trusted. */
import type { Feature } from '../../core/feature.ts';
import { pulseRoutes } from './routes.ts';

export const pulse: Feature = {
  name: 'pulse',
  routes(app, { db, lens }) {
    pulseRoutes(app, { db, lens });
  },
};
