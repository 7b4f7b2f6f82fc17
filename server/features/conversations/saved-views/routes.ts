import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import { savedViewsApi as api } from './contract.ts';
import { changeView, listSavedViews, removeView, saveView } from './saved-views.ts';

export function savedViewRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listSavedViews(tx, caller) })),
  );
  serve(app, api.create, ({ caller, body }) => inWorkspace(db, caller, (tx) => saveView(tx, caller, body)));
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeView(tx, caller, params.id, body)),
  );
  serve(app, api.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeView(tx, caller, params.id)),
  );
}
