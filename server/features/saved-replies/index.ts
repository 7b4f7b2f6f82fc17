/** Answers that are given again and again, with variables, and what is done along with them. */
import type { Feature } from '../../core/feature.ts';
import { savedReplyRoutes } from './routes.ts';

export const savedReplies: Feature = {
  name: 'saved-replies',
  routes: savedReplyRoutes,
};
