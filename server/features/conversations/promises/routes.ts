import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import { changePromise } from './change.ts';
import { promisesApi as api } from './contract.ts';
import { listPromises } from './list.ts';
import { makePromise } from './make.ts';

export function promiseRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.make, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => makePromise(tx, caller, params.id, body)),
  );
  serve(app, api.list, ({ caller, query }) =>
    inWorkspace(db, caller, (tx) => listPromises(tx, caller, query)),
  );
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changePromise(tx, caller, params.id, body)),
  );
}
