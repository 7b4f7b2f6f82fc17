/** The lens over the record: filled from it in order (project/), asked through one door (ask.ts), rebuilt at will. */
import type { Feature } from '../../core/feature.ts';
import { startProjection } from './project/projector.ts';
import { lensRoutes } from './routes.ts';

export const lens: Feature = {
  name: 'lens',
  routes: lensRoutes,
  start: async (context) => startProjection(context),
};
