/** Conversations: a customer asks, somebody answers, on any channel; every message is a touchpoint. */
import type { Feature } from '../../core/feature.ts';
import { sweepUnsentJob } from './attachments/sweep.ts';
import { closeSolvedJob } from './closing/close.ts';
import { solveSilentJob } from './closing/silence.ts';
import { listenToConversations } from './happenings.ts';
import { sendLaterJob } from './later/due.ts';
import { promiseDueJob } from './promises/due.ts';
import { conversationRoutes } from './routes.ts';
import { wakeJob } from './snooze.ts';
import { tellMembers } from './tell-members.ts';

export const conversations: Feature = {
  name: 'conversations',
  start: async () => listenToConversations(tellMembers),
  routes: conversationRoutes,
  topics: {
    conversations: 'conversations.read',
    conversation: 'conversations.read',
    'conversation-begun': 'conversations.read',
    'conversation-presence': 'conversations.read',
  },
  jobs: ({ db }) => [
    wakeJob(db),
    closeSolvedJob(db),
    solveSilentJob(db),
    sweepUnsentJob(db),
    promiseDueJob(db),
    sendLaterJob(db),
  ],
};
