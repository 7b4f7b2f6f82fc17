/** Conversations: a customer asks, somebody answers, on any channel; every message is a touchpoint. */
import type { Feature } from '../../core/feature.ts';
import { sweepUnsentJob } from './attachments/sweep.ts';
import { closeSolvedJob } from './close.ts';
import { sendLaterJob } from './later/due.ts';
import { promiseDueJob } from './promises/due.ts';
import { conversationRoutes } from './routes.ts';
import { wakeJob } from './snooze.ts';

export const conversations: Feature = {
  name: 'conversations',
  routes: conversationRoutes,
  jobs: ({ db }) => [
    wakeJob(db),
    closeSolvedJob(db),
    sweepUnsentJob(db),
    promiseDueJob(db),
    sendLaterJob(db),
  ],
};
