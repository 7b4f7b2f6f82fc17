/** The tracking door: what Segment-style clients send, taken durably, and what could not be taken. */
import type { Context, Feature } from '../../core/feature.ts';
import { Acceptance } from './accept.ts';
import { trackingDoor } from './door.ts';
import { forgetOldJob } from './forget-old.ts';
import { trackingRoutes } from './routes.ts';

export const tracking: Feature = {
  name: 'tracking',
  async routes(app, context: Context) {
    const acceptance = new Acceptance(context.db);
    app.addHook('onClose', async () => acceptance.close());
    await trackingDoor(app, context.db, acceptance);
    trackingRoutes(app, context);
  },
  jobs: ({ db }) => [forgetOldJob(db)],
};
