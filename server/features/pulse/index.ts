/** Pulse: what the experience is like now. So far: which traits figures can be split by. */
import type { Feature } from '../../core/feature.ts';
import { pulseRoutes } from './routes.ts';

export const pulse: Feature = {
  name: 'pulse',
  routes(app, { db, lens }) {
    pulseRoutes(app, { db, lens });
  },
};
