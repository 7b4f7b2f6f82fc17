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
import { trialOf, tryOut } from './try-out.ts';

export async function channelRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db, config } = context;
  const [keys, chatKey] = [await channelKeys(context), await sealingKey(context)];
  const domain = config.smtp?.domain;
  serve(app, api.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({
      items: [...(await listAccounts(tx, domain)), ...(await listChats(tx)), ...(await listMessengers(tx))],
      door: domain ? { domain, port: openDoors.get(db)?.port ?? config.smtp!.port } : null,
    })),
  );
  serve(app, api.create, ({ caller, body }) =>
    inWorkspace(db, caller, async (tx) =>
      body.kind === 'chat'
        ? addChat(tx, caller, chatKey, body)
        : body.kind === 'email'
          ? readAccount(tx, await addAccount(tx, caller, keys, body), domain)
          : addMessenger(tx, caller, keys, body),
    ),
  );
  serve(app, api.get, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => {
      const { kind } = await accountOf(tx, params.id);
      if (isProvider(kind)) return readMessenger(tx, params.id);
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
  serve(app, api.tryOut, async ({ caller, body }) =>
    tryOut(await inWorkspace(db, caller, (tx) => trialOf(tx, keys, body))),
  );
  mailRoutes(app, context);
  await chatRoutes(app, context);
  await messagingRoutes(app, context, keys);
}
