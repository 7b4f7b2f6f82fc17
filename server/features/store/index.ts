/** The shop: a page behind a QR code on which customers ask, and say how it was. */
import type { Feature } from '../../core/feature.ts';
import { storePageRoutes } from './page-routes.ts';

export const store: Feature = { name: 'store', routes: storePageRoutes };
