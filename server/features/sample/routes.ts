import type { FastifyInstance } from 'fastify';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace } from '../../core/database/workspace.ts';
import { serve } from '../../core/http/serve.ts';
import { sampleApi as api } from './contract.ts';
import { startLoading } from './load.ts';
import { startRemoving } from './remove.ts';
import { readSample } from './state.ts';

export function sampleRoutes(app: FastifyInstance, db: Database): void {
  serve(app, api.get, ({ caller }) => inWorkspace(db, caller, readSample));

  serve(app, api.load, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => {
      await startLoading(tx, caller);
      return readSample(tx);
    }),
  );

  serve(app, api.remove, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => {
      await startRemoving(tx, caller);
      return readSample(tx);
    }),
  );
}
