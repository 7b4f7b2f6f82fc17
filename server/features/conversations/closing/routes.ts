import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import { closingApi as api } from './contract.ts';
import { changeClosing, readClosing } from './settings.ts';

export function closingRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.read, ({ caller }) => inWorkspace(db, caller, readClosing));
  serve(app, api.change, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => changeClosing(tx, caller, body)),
  );
}
