import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import { noSuchAccount } from '../accounts.ts';
import type { ChannelKeys } from '../keys.ts';
import { changeMessenger } from './accounts.ts';
import { messagingApi as api } from './contract.ts';
import { webhookDoor } from './door.ts';
import { openAccount } from './open-accounts.ts';
import { readThread } from './read-thread.ts';
import { connectMessenger, tryMessenger } from './try-out.ts';

export async function messagingRoutes(
  app: FastifyInstance,
  context: Context,
  keys: ChannelKeys,
): Promise<void> {
  const { db } = context;
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeMessenger(tx, caller, keys, params.id, body)),
  );
  serve(app, api.tryOut, ({ caller, body }) => tryMessenger(context, keys, caller, body));
  serve(app, api.connect, ({ caller, params, body }) =>
    connectMessenger(context, keys, caller, params.id, body.origin),
  );
  serve(app, api.verifyToken, async ({ caller, params }) => {
    const account = await inWorkspace(db, caller, (tx) => openAccount(tx, keys, params.id));
    if (!account) throw noSuchAccount(params.id);
    return { verifyToken: account.verifyToken };
  });
  serve(app, api.of, ({ caller, params }) => inWorkspace(db, caller, (tx) => readThread(tx, params.id)));
  await webhookDoor(app, context);
}
