/** Named groups of customers: by a rule that is always true of them (rule.ts), or by a list (members.ts). */
import type { Feature } from '../../core/feature.ts';
import { segmentRoutes } from './routes.ts';

export const segments: Feature = { name: 'segments', routes: segmentRoutes };
