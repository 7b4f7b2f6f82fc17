import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { stagesApi, touchpointTypesApi } from './contract.ts';
import { countTypes } from './count-types.ts';
import { listTypes, mapType } from './map.ts';
import { listStages, orderStages, renameStage } from './stages.ts';

export function catalogueRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, touchpointTypesApi.list, ({ query, caller }) =>
    inWorkspace(db, caller, (tx) => listTypes(tx, query)),
  );
  serve(app, touchpointTypesApi.counts, ({ caller }) => inWorkspace(db, caller, countTypes));
  serve(app, touchpointTypesApi.map, ({ params, body, caller }) =>
    inWorkspace(db, caller, (tx) => mapType(tx, caller, params.id, body)),
  );
  serve(app, stagesApi.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listStages(tx) })),
  );
  serve(app, stagesApi.rename, ({ params, body, caller }) =>
    inWorkspace(db, caller, (tx) => renameStage(tx, caller, params.id, body.name)),
  );
  serve(app, stagesApi.order, ({ body, caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await orderStages(tx, caller, body.ids) })),
  );
}
