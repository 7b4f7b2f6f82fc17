/** What happens to customers (record.ts), and the catalogue that says what each of it is. */
import type { Feature } from '../../core/feature.ts';
import { catalogueRoutes } from './routes.ts';

export const touchpoints: Feature = { name: 'touchpoints', routes: catalogueRoutes };
