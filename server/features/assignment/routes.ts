import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { memberOf } from '../members/callers.ts';
import { assignmentApi, availabilityApi, routingApi } from './contract.ts';
import { noteWhoIsHere } from './here.ts';
import { availabilityOf, changePerson, listPeople, setAvailability } from './people.ts';
import { listPolicies, removePolicy, setPolicy } from './policies.ts';
import { changeRule, listRules, makeRule, orderRules, removeRule } from './routing/rules.ts';
import { tryRule } from './routing/try-out.ts';

export function assignmentRoutes(app: FastifyInstance, context: Context): void {
  const { db } = context;
  noteWhoIsHere(app, db);
  serve(app, assignmentApi.policies, ({ caller }) => inWorkspace(db, caller, listPolicies));
  serve(app, assignmentApi.set, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => setPolicy(tx, caller, params.department, body)),
  );
  serve(app, assignmentApi.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removePolicy(tx, caller, params.department)),
  );
  serve(app, assignmentApi.members, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listPeople(tx) })),
  );
  serve(app, assignmentApi.changeMember, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changePerson(tx, caller, params.id, body)),
  );
  serve(app, availabilityApi.get, ({ caller }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => availabilityOf(tx, member));
  });
  serve(app, availabilityApi.set, ({ caller, body }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => setAvailability(tx, member, body.away));
  });
  ruleRoutes(app, context);
}

function ruleRoutes(app: FastifyInstance, context: Context): void {
  const { db } = context;
  serve(app, routingApi.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listRules(tx) })),
  );
  serve(app, routingApi.create, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => makeRule(tx, caller, body)),
  );
  serve(app, routingApi.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeRule(tx, caller, params.id, body)),
  );
  serve(app, routingApi.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeRule(tx, caller, params.id)),
  );
  serve(app, routingApi.order, ({ caller, body }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await orderRules(tx, caller, body.ids) })),
  );
  serve(app, routingApi.tryOut, ({ caller, body }) => tryRule(context, caller, body));
}
