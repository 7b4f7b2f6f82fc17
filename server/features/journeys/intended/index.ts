/** Maps drawn by hand: how the journey is meant to go, held against how it goes. */

import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Feature } from '../../../core/feature.ts';
import { requirePermission, serve } from '../../../core/http/serve.ts';
import { readAsked } from './asked.ts';
import { intendedApi as api } from './contract.ts';
import { holdAgainst } from './held-against.ts';
import { listHeldPeople } from './people.ts';
import { changeIntended, drawIntended, listIntended, readIntended, removeIntended } from './saved.ts';

export const intendedMaps: Feature = {
  name: 'intended-maps',
  routes(app, context) {
    const { db } = context;
    serve(app, api.list, ({ caller }) =>
      inWorkspace(db, caller, async (tx) => ({ items: await listIntended(tx) })),
    );
    serve(app, api.make, ({ caller, body }) =>
      inWorkspace(db, caller, (tx) => drawIntended(tx, caller, body)),
    );
    serve(app, api.get, ({ caller, params }) => inWorkspace(db, caller, (tx) => readIntended(tx, params.id)));
    serve(app, api.change, ({ caller, params, body }) =>
      inWorkspace(db, caller, (tx) => changeIntended(tx, caller, params.id, body)),
    );
    serve(app, api.remove, ({ caller, params }) =>
      inWorkspace(db, caller, (tx) => removeIntended(tx, caller, params.id)),
    );
    serve(app, api.heldAgainst, async ({ caller, params, query }) =>
      holdAgainst(await readAsked(context, caller, params.id, query)),
    );
    serve(app, api.people, async ({ caller, params, query }) => {
      requirePermission(caller, 'journeys.read');
      return listHeldPeople(await readAsked(context, caller, params.id, query), query);
    });
  },
};
