/** Webhooks: what happens here is told to programs elsewhere, signed, and told again until they have it. */
import type { Feature } from '../../core/feature.ts';
import { carryBy } from '../conversations/carriers.ts';
import { listenToConversations } from '../conversations/happenings.ts';
import { listenToCustomers } from '../customers/happenings.ts';
import { carryByProgram, programReaches } from './carry.ts';
import { tellOfConversations } from './of-conversations.ts';
import { tellOfCustomers } from './of-customers.ts';
import { prepareJob } from './prepare.ts';
import { webhookRoutes } from './routes.ts';
import { startSending } from './sender.ts';
import { sweepJob } from './sweep.ts';

export const webhooks: Feature = {
  name: 'webhooks',
  async start(context) {
    carryBy('program', carryByProgram, programReaches);
    listenToConversations(tellOfConversations);
    listenToCustomers(tellOfCustomers);
    return startSending(context);
  },
  routes: webhookRoutes,
  jobs: ({ db }) => [prepareJob(db), sweepJob(db)],
};
