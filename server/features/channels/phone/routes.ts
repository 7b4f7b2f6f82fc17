import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import type { ChannelKeys } from '../keys.ts';
import { changePhone, renewPhoneSecret } from './accounts.ts';
import { setAside } from './call-record.ts';
import { callsOf } from './calls-of.ts';
import { callsApi, phonesApi } from './contract.ts';
import { callsDoor } from './door.ts';

export async function phoneRoutes(app: FastifyInstance, context: Context, keys: ChannelKeys): Promise<void> {
  const { db } = context;
  serve(app, phonesApi.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changePhone(tx, caller, params.id, body)),
  );
  serve(app, phonesApi.renewSecret, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => renewPhoneSecret(tx, caller, keys, params.id)),
  );
  serve(app, callsApi.list, ({ caller }) => inWorkspace(db, caller, (tx) => callsOf(tx, caller)));
  serve(app, callsApi.setAside, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => {
      await setAside(tx, caller, params.id);
      return undefined;
    }),
  );
  await callsDoor(app, context, keys);
}
