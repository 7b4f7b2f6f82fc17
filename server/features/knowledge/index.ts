/** The knowledge base: articles that answer what customers ask again and again, suggested beside their questions. */
import type { Feature } from '../../core/feature.ts';
import { knowledgeRoutes } from './routes.ts';

export const knowledge: Feature = {
  name: 'knowledge',
  routes: knowledgeRoutes,
};
