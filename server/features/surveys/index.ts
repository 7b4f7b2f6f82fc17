/** Surveys: asking how it went, and what customers answer. After a conversation is solved, so far. */
import type { Feature } from '../../core/feature.ts';
import { askInChats } from '../channels/chat/asking.ts';
import { whenMailReturns } from '../channels/email/returned.ts';
import { listenToConversations } from '../conversations/happenings.ts';
import { reactToConversations } from '../conversations/reactions.ts';
import { askJob } from './csat/ask.ts';
import { whenAskReturns } from './csat/asked.ts';
import { giveAnswers } from './csat/give.ts';
import { inChats } from './csat/in-chat.ts';
import { csatRoutes } from './csat/routes.ts';
import { sendAskJob } from './csat/send.ts';
import { afterConversations } from './csat/solved.ts';
import { mailUnseenAskJob } from './csat/to-chat.ts';

export const surveys: Feature = {
  name: 'surveys',
  async start() {
    reactToConversations(afterConversations);
    listenToConversations(giveAnswers);
    askInChats(inChats);
    whenMailReturns(whenAskReturns);
  },
  routes: csatRoutes,
  jobs: (context) => [askJob(context), sendAskJob(context), mailUnseenAskJob(context)],
};
