import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { trackingApi } from './contract.ts';
import { dismissRejected, findRejected, listRecent, listRejected } from './rejected-list.ts';
import { replayRejected } from './replay.ts';

export function trackingRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, trackingApi.recent, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listRecent(tx) })),
  );
  serve(app, trackingApi.rejected, ({ query, caller }) =>
    inWorkspace(db, caller, (tx) => listRejected(tx, query)),
  );
  serve(app, trackingApi.rejectedCall, ({ params, caller }) =>
    inWorkspace(db, caller, (tx) => findRejected(tx, params.id)),
  );
  serve(app, trackingApi.replay, ({ params, body, caller }) =>
    replayRejected(db, caller, params.id, body.raw),
  );
  serve(app, trackingApi.dismiss, ({ params, caller }) =>
    inWorkspace(db, caller, (tx) => dismissRejected(tx, caller, params.id)),
  );
}
