/** Customers: who they are, everything that happened to them, and which of them are one person. */
import type { Feature } from '../../core/feature.ts';
import { mergeRoutes } from './merge-routes.ts';
import { customerRoutes } from './routes.ts';

export const customers: Feature = {
  name: 'customers',
  topics: { customers: 'customers.read', customer: 'customers.read', merges: 'customers.read' },
  routes(app, { db }) {
    customerRoutes(app, db);
    mergeRoutes(app, db);
  },
};
