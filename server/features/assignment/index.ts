/** Assignment: conversations find somebody who answers them, by rules, turns, skills and room. */
import type { Feature } from '../../core/feature.ts';
import { listenToConversations } from '../conversations/happenings.ts';
import { reactToConversations } from '../conversations/reactions.ts';
import { heedAway } from '../members/here.ts';
import { assignJob, sweepJob } from './job.ts';
import { membersAway } from './people.ts';
import { assignmentRoutes } from './routes.ts';
import { beginToSeek, goOnSeeking } from './seek.ts';

export const assignment: Feature = {
  name: 'assignment',
  start: async () => {
    listenToConversations(beginToSeek);
    reactToConversations(goOnSeeking);
    heedAway(membersAway);
  },
  routes: assignmentRoutes,
  jobs: (context) => [assignJob(context), sweepJob(context)],
};
