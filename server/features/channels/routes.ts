import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import {
  accountOf,
  addAccount,
  changeAccount,
  listAccounts,
  readAccount,
  removeAccount,
} from './accounts.ts';
import { addChat, listChats, readChat } from './chat/accounts.ts';
import { chatRoutes } from './chat/routes.ts';
import { sealingKey } from './chat/secret.ts';
import { channelsApi as api } from './contract.ts';
import { openDoors } from './doors.ts';
import { mailRoutes } from './email/routes.ts';
import { channelKeys } from './keys.ts';
import { addMessenger, listMessengers, readMessenger } from './messaging/accounts.ts';
import { messagingRoutes } from './messaging/routes.ts';
import { isProvider } from './messaging/shapes-contract.ts';
import { addPhone, listPhones, readPhone } from './phone/accounts.ts';
import { phoneRoutes } from './phone/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { addStore, listStores, readStore } from './store/accounts.ts';
import { storeRoutes } from './store/routes.ts';
import { listTroubles } from './troubles.ts';
import { troublesApi } from './troubles-contract.ts';
import { tryOut } from './try-out.ts';

export async function channelRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db, config } = context;
  const [keys, chatKey] = [await channelKeys(context), await sealingKey(context)];
  const reach = { db, keys, config };
  const domain = config.smtp?.domain;
  serve(app, api.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({
      items: [
        ...(await listAccounts(tx, domain)),
        ...(await listChats(tx)),
        ...(await listMessengers(tx)),
        ...(await listPhones(tx)),
        ...(await listStores(tx)),
      ],
      door: domain ? { domain, port: openDoors.get(db)?.port ?? config.smtp!.port } : null,
    })),
  );
  serve(app, api.create, ({ caller, body }) =>
    inWorkspace(db, caller, async (tx) => {
      if (body.kind === 'chat') return addChat(tx, caller, chatKey, body);
      if (body.kind === 'email') return readAccount(tx, await addAccount(tx, caller, keys, body), domain);
      if (body.kind === 'phone') return addPhone(tx, caller, keys, body);
      if (body.kind === 'store') return addStore(tx, caller, body);
      return addMessenger(tx, caller, keys, body);
    }),
  );
  serve(app, api.get, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => {
      const { kind } = await accountOf(tx, params.id);
      if (isProvider(kind)) return readMessenger(tx, params.id);
      if (kind === 'phone') return readPhone(tx, params.id);
      if (kind === 'store') return readStore(tx, params.id);
      return kind === 'chat' ? readChat(tx, params.id) : readAccount(tx, params.id, domain);
    }),
  );
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, async (tx) => {
      await changeAccount(tx, caller, keys, params.id, body);
      return readAccount(tx, params.id, domain);
    }),
  );
  serve(app, api.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeAccount(tx, caller, params.id)),
  );
  serve(app, api.tryOut, ({ caller, body }) => tryOut(reach, caller, body));
  serve(app, troublesApi.list, ({ caller }) => inWorkspace(db, caller, listTroubles));
  signInRoutes(app, reach);
  mailRoutes(app, context, keys);
  await chatRoutes(app, context);
  await messagingRoutes(app, context, keys);
  await phoneRoutes(app, context, keys);
  storeRoutes(app, context);
}
