import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import { changeChat, renewSecret } from './accounts.ts';
import { visitorIn } from './carry.ts';
import { chatApi as api } from './contract.ts';
import { chatDoor } from './door.ts';
import { sealingKey } from './secret.ts';
import { widgetRoute } from './widget.ts';

export async function chatRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db } = context;
  const key = await sealingKey(context);
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeChat(tx, caller, params.id, body)),
  );
  serve(app, api.renewSecret, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => renewSecret(tx, caller, key, params.id, body.overlapHours)),
  );
  serve(app, api.visitor, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => {
      const { id } = await conversationHere(tx, params.id);
      const found = await visitorIn(tx, id);
      if (!found) return { visitor: null };
      const { name, email, user_id: userId, language, page, seen_at } = found;
      return {
        visitor: {
          ...{ id: found.id, name, email, userId, page, seenAt: seen_at.toISOString() },
          language: language as 'en' | null,
        },
      };
    }),
  );
  await chatDoor(app, context);
  widgetRoute(app);
}
