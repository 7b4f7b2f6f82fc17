import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import { spamApi as api } from './contract.ts';
import { removeConversation } from './remove.ts';

export function spamRoutes(app: FastifyInstance, { db }: Pick<Context, 'db'>): void {
  serve(app, api.remove, ({ caller, params, query }) =>
    inWorkspace(db, caller, (tx) => removeConversation(tx, caller, params.id, query.number)),
  );
}
