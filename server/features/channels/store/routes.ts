import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import { changeStore, listStores, renewCode } from './accounts.ts';
import { storesApi as api } from './contract.ts';

export function storeRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listStores(tx) })),
  );
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeStore(tx, caller, params.id, body)),
  );
  serve(app, api.renewCode, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => renewCode(tx, caller, params.id)),
  );
}
