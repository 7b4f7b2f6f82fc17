import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import { laterApi as api } from './contract.ts';
import { putOff, sendNow, takeBack, writeLater } from './later.ts';

export function laterRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.write, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => writeLater(tx, caller, params.id, body)),
  );
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => putOff(tx, caller, params.id, body.sendAt)),
  );
  serve(app, api.send, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => sendNow(tx, caller, params.id)),
  );
  serve(app, api.takeBack, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => takeBack(tx, caller, params.id)),
  );
}
