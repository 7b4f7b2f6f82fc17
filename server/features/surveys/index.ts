/** Surveys: asking how it went, and what customers answer. After a conversation is solved, so far. */
import type { Feature } from '../../core/feature.ts';
import { reactToConversations } from '../conversations/reactions.ts';
import { askJob } from './csat/ask.ts';
import { csatRoutes } from './csat/routes.ts';
import { sendAskJob } from './csat/send.ts';
import { afterConversations } from './csat/solved.ts';

export const surveys: Feature = {
  name: 'surveys',
  async start() {
    reactToConversations(afterConversations);
  },
  routes: csatRoutes,
  jobs: (context) => [askJob(context), sendAskJob(context)],
};
