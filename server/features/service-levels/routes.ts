import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { changeCalendar, listCalendars, makeCalendar, readCalendar, removeCalendar } from './calendars.ts';
import { calendarsApi, policiesApi, serviceTimesApi } from './contract.ts';
import { readFeed } from './feed.ts';
import {
  changePolicy,
  listPolicies,
  makePolicy,
  orderPolicies,
  proposePolicy,
  removePolicy,
} from './policies.ts';
import { previewDues, readTimes } from './times.ts';

export function serviceLevelRoutes(app: FastifyInstance, context: Context): void {
  calendarRoutes(app, context);
  policyRoutes(app, context);
  serve(app, serviceTimesApi.get, ({ caller, params }) =>
    inWorkspace(context.db, caller, async (tx) => ({ items: await readTimes(tx, params.id) })),
  );
}

function calendarRoutes(app: FastifyInstance, context: Context): void {
  const { db } = context;
  serve(app, calendarsApi.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listCalendars(tx) })),
  );
  serve(app, calendarsApi.create, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => makeCalendar(tx, caller, body)),
  );
  serve(app, calendarsApi.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeCalendar(tx, caller, params.id, body)),
  );
  serve(app, calendarsApi.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeCalendar(tx, caller, params.id)),
  );
  serve(app, calendarsApi.readFeed, async ({ caller, params }) => {
    await readFeed(context, caller.workspaceId, params.id);
    return inWorkspace(db, caller, (tx) => readCalendar(tx, params.id));
  });
}

function policyRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, policiesApi.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listPolicies(tx) })),
  );
  serve(app, policiesApi.usual, ({ caller }) => inWorkspace(db, caller, (tx) => proposePolicy(tx, caller)));
  serve(app, policiesApi.create, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => makePolicy(tx, caller, body)),
  );
  serve(app, policiesApi.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changePolicy(tx, caller, params.id, body)),
  );
  serve(app, policiesApi.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removePolicy(tx, caller, params.id)),
  );
  serve(app, policiesApi.order, ({ caller, body }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await orderPolicies(tx, caller, body.ids) })),
  );
  serve(app, policiesApi.preview, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => previewDues(tx, caller, body)),
  );
}
