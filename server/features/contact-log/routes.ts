import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { contactLogApi as api } from './contract.ts';
import { logContact } from './log.ts';
import { notedOf } from './of-customer.ts';
import { contactsOf, contactsOfDay } from './read.ts';
import { changeReasons, readReasons } from './reasons.ts';
import { undoContact } from './undo.ts';

export function contactLogRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.log, ({ caller, body }) => inWorkspace(db, caller, (tx) => logContact(tx, caller, body)));
  serve(app, api.list, ({ caller, query }) =>
    inWorkspace(db, caller, (tx) => contactsOfDay(tx, caller, query)),
  );
  serve(app, api.of, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await contactsOf(tx, caller, params.id) })),
  );
  serve(app, api.noted, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await notedOf(tx, params.id) })),
  );
  serve(app, api.undo, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => {
      await undoContact(tx, caller, params.id);
      return undefined;
    }),
  );
  serve(app, api.reasons, ({ caller }) => inWorkspace(db, caller, (tx) => readReasons(tx, caller)));
  serve(app, api.changeReasons, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => changeReasons(tx, caller, body.items)),
  );
}
