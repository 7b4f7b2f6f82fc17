/** Questions about the journeys of many: what follows what, how many come through, who comes back. */
import type { Feature } from '../../../core/feature.ts';
import { questionRoutes } from './routes.ts';

export const journeyQuestions: Feature = { name: 'journeyQuestions', routes: questionRoutes };
