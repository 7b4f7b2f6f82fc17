import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { undoDeeds } from '../conversations/deeds/undo.ts';
import { readConversation } from '../conversations/read.ts';
import { applyMacro, applyToMany } from './apply.ts';
import { savedRepliesApi as api } from './contract.ts';
import { addSavedReply, changeSavedReply, listSavedReplies, removeSavedReply } from './saved-replies.ts';

export function savedReplyRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listSavedReplies(tx) })),
  );
  serve(app, api.create, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => addSavedReply(tx, caller, body)),
  );
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeSavedReply(tx, caller, params.id, body)),
  );
  serve(app, api.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeSavedReply(tx, caller, params.id)),
  );
  serve(app, api.apply, ({ caller, params: { id, macro } }) =>
    inWorkspace(db, caller, async (tx) => ({
      use: await applyMacro(tx, caller, id, macro),
      conversation: await readConversation(tx, id),
    })),
  );
  serve(app, api.applyToMany, ({ caller, params, body }) => applyToMany(db, caller, params.macro, body.ids));
  serve(app, api.undo, ({ caller, params: { id, use } }) =>
    inWorkspace(db, caller, async (tx) => {
      await undoDeeds(tx, caller, id, use);
      return readConversation(tx, id);
    }),
  );
}
