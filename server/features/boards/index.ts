/** Boards: questions saved as cards, side by side, shared by their address. */
import type { Feature } from '../../core/feature.ts';
import { boardRoutes } from './routes.ts';

export const boards: Feature = { name: 'boards', routes: boardRoutes };
