import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import { fieldsApi as api } from './contract.ts';
import { addField, changeField, listFields, orderFields, removeField } from './fields.ts';

export function fieldRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listFields(tx) })),
  );
  serve(app, api.create, ({ caller, body }) => inWorkspace(db, caller, (tx) => addField(tx, caller, body)));
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeField(tx, caller, params.id, body)),
  );
  serve(app, api.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeField(tx, caller, params.id)),
  );
  serve(app, api.order, ({ caller, body }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await orderFields(tx, caller, body.ids) })),
  );
}
