/** Service levels: how soon customers are answered and helped, held against what was promised to them. */
import type { Feature } from '../../core/feature.ts';
import { reactToConversations } from '../conversations/reactions.ts';
import { againJob, olderJob, reckonOlder } from './again.ts';
import { dueJob, sweepJob } from './due.ts';
import { feedJob, feedsJob } from './feed.ts';
import { reckon } from './reckon.ts';
import { serviceLevelRoutes } from './routes.ts';
import { segmentsJob } from './segments-job.ts';

export const serviceLevels: Feature = {
  name: 'service-levels',
  async start({ db }) {
    reactToConversations(reckon);
    await reckonOlder(db);
  },
  routes: serviceLevelRoutes,
  jobs: (context) => [
    dueJob(context.db),
    sweepJob(context.db),
    againJob(context.db),
    olderJob(context.db),
    segmentsJob(context),
    feedJob(context),
    feedsJob(context),
  ],
};
