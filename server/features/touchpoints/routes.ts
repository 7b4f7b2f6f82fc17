import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { stagesApi, touchpointTypesApi } from './contract.ts';
import { countTypes } from './count-types.ts';
import { addStage, removeStage } from './edit-stages.ts';
import { changingMap } from './first-map.ts';
import { listTypes, mapType } from './map.ts';
import { mapApi } from './map-contract.ts';
import { listStages, orderStages, renameStage } from './stages.ts';
import { listVersions, readVersion, restoreVersion, saveVersion } from './versions.ts';
import { previewMap, putMap, revisedMap } from './whole-map.ts';

export function catalogueRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, touchpointTypesApi.list, ({ query, caller }) =>
    inWorkspace(db, caller, (tx) => listTypes(tx, query)),
  );
  serve(app, touchpointTypesApi.counts, ({ caller }) => inWorkspace(db, caller, countTypes));
  serve(app, touchpointTypesApi.map, ({ params, body, caller }) =>
    changingMap(db, caller, (tx) => mapType(tx, caller, params.id, body)),
  );
  serve(app, stagesApi.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listStages(tx) })),
  );
  serve(app, stagesApi.add, ({ body, caller }) =>
    changingMap(db, caller, (tx) => addStage(tx, caller, body)),
  );
  serve(app, stagesApi.remove, ({ params, caller }) =>
    changingMap(db, caller, async (tx) => ({ unmapped: await removeStage(tx, caller, params.id) })),
  );
  serve(app, stagesApi.rename, ({ params, body, caller }) =>
    changingMap(db, caller, (tx) => renameStage(tx, caller, params.id, body.name)),
  );
  serve(app, stagesApi.order, ({ body, caller }) =>
    changingMap(db, caller, async (tx) => ({ items: await orderStages(tx, caller, body.ids) })),
  );
  wholeMapRoutes(app, db);
}

function wholeMapRoutes(app: FastifyInstance, db: Context['db']): void {
  serve(app, mapApi.get, ({ caller }) => inWorkspace(db, caller, revisedMap));
  serve(app, mapApi.put, ({ body, caller }) => changingMap(db, caller, (tx) => putMap(tx, caller, body)));
  serve(app, mapApi.preview, ({ body, caller }) => inWorkspace(db, caller, (tx) => previewMap(tx, body)));
  serve(app, mapApi.versions, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listVersions(tx) })),
  );
  serve(app, mapApi.save, ({ body, caller }) =>
    inWorkspace(db, caller, (tx) => saveVersion(tx, caller, body.name)),
  );
  serve(app, mapApi.version, ({ params, caller }) =>
    inWorkspace(db, caller, (tx) => readVersion(tx, params.number)),
  );
  serve(app, mapApi.restore, ({ params, caller }) =>
    changingMap(db, caller, (tx) => restoreVersion(tx, caller, params.number)),
  );
}
