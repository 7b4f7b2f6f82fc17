/** The contact log: calls and visits, written down in a few taps by whoever stands there. */
import type { Feature } from '../../core/feature.ts';
import { contactLogRoutes } from './routes.ts';

export const contactLog: Feature = {
  name: 'contact-log',
  topics: { 'contact-log': 'conversations.read' },
  routes: contactLogRoutes,
};
