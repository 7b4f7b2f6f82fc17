import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { type Caller, requirePermission, serve } from '../../core/http/serve.ts';
import { reportDelivery } from './carry.ts';
import { webhooksApi as api } from './contract.ts';
import { listDeliveries, readDelivery, replay, replayFailed, sendTest } from './deliveries.ts';
import {
  addEndpoint,
  changeEndpoint,
  listEndpoints,
  type Rules,
  readEndpoint,
  removeEndpoint,
  renewSecret,
} from './endpoints.ts';
import { sealingKey } from './secrets.ts';
import { sendNow } from './sender.ts';

export async function webhookRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db, config } = context;
  const rules: Rules = { key: await sealingKey(context), config };
  serve(app, api.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listEndpoints(tx) })),
  );
  serve(app, api.create, ({ caller, body }) => {
    requireReading(caller, body.types);
    return inWorkspace(db, caller, (tx) => addEndpoint(tx, caller, rules, body));
  });
  serve(app, api.get, ({ caller, params }) => inWorkspace(db, caller, (tx) => readEndpoint(tx, params.id)));
  serve(app, api.change, async ({ caller, params, body }) => {
    const changed = await inWorkspace(db, caller, async (tx) => {
      requireReading(caller, body.types ?? (await readEndpoint(tx, params.id)).types);
      return changeEndpoint(tx, caller, rules, params.id, body);
    });
    sendNow(db);
    return changed;
  });
  serve(app, api.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeEndpoint(tx, caller, params.id)),
  );
  serve(app, api.renewSecret, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => renewSecret(tx, caller, rules, params.id, body.overlapHours)),
  );
  serve(app, api.report, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => reportDelivery(tx, caller, params.id, body)),
  );
  deliveryRoutes(app, context);
}

/** Nobody lets out, or looks at, what they may not read. @throws 403 */
function requireReading(caller: Caller, types: readonly string[]): void {
  requirePermission(caller, 'conversations.read');
  if (types.some((type) => /^(customer|response)\./.test(type))) requirePermission(caller, 'customers.read');
}

function deliveryRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.test, async ({ caller, params }) => {
    const sent = await inWorkspace(db, caller, (tx) => sendTest(tx, caller, params.id));
    sendNow(db);
    return sent;
  });
  serve(app, api.deliveries, ({ caller, params, query }) =>
    inWorkspace(db, caller, (tx) => listDeliveries(tx, params.id, query)),
  );
  serve(app, api.delivery, ({ caller, params }) => {
    return inWorkspace(db, caller, async (tx) => {
      const delivery = await readDelivery(tx, params.id, params.delivery);
      requireReading(caller, [delivery.type]);
      return delivery;
    });
  });
  serve(app, api.replay, async ({ caller, params }) => {
    const again = await inWorkspace(db, caller, (tx) => replay(tx, caller, params.id, params.delivery));
    sendNow(db);
    return again;
  });
  serve(app, api.replayFailed, async ({ caller, params, body }) => {
    const replayed = await inWorkspace(db, caller, (tx) => replayFailed(tx, caller, params.id, body.since));
    sendNow(db);
    return { replayed };
  });
}
