import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { attachmentRoutes } from './attachments/routes.ts';
import { changeConversation, changeMany } from './change.ts';
import { closingRoutes } from './closing/routes.ts';
import { conversationsApi as api } from './contract.ts';
import { answerWith } from './deeds/answer.ts';
import { saveDraft, takeDraft } from './draft.ts';
import { conversationsCsv } from './export.ts';
import { fieldRoutes } from './fields/routes.ts';
import { readHits } from './found.ts';
import { laterRoutes } from './later/routes.ts';
import { linkConversation, unlinkConversation } from './links.ts';
import { listConversations } from './list.ts';
import { mergeConversations, unmergeConversation } from './merge.ts';
import { beginConversation } from './open.ts';
import { tellPresence } from './presence.ts';
import { promiseRoutes } from './promises/routes.ts';
import { readConversation, readEarlier } from './read.ts';
import { reportRoutes } from './report/routes.ts';
import { savedViewRoutes } from './saved-views/routes.ts';
import { tellSending } from './sending.ts';
import { spamRoutes } from './spam/routes.ts';
import { splitConversation } from './split.ts';
import { readTags, readViews } from './views.ts';
import { readWaiting } from './waiting.ts';

export async function conversationRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db } = context;
  await attachmentRoutes(app, context);
  promiseRoutes(app, context);
  reportRoutes(app, context);
  laterRoutes(app, context);
  savedViewRoutes(app, context);
  spamRoutes(app, context);
  fieldRoutes(app, context);
  closingRoutes(app, context);
  serve(app, api.create, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => beginConversation(tx, caller, body)),
  );
  serve(app, api.list, ({ caller, query }) =>
    inWorkspace(db, caller, (tx) => listConversations(tx, caller, query)),
  );
  serve(app, api.csv, async ({ caller, query, reply }) => {
    const text = await conversationsCsv((work) => inWorkspace(db, caller, work), caller, query);
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="conversations.csv"');
    return Readable.from(text);
  });
  serve(app, api.views, ({ caller }) => inWorkspace(db, caller, (tx) => readViews(tx, caller)));
  serve(app, api.waiting, ({ caller }) => inWorkspace(db, caller, (tx) => readWaiting(tx, caller)));
  serve(app, api.tags, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await readTags(tx) })),
  );
  serve(app, api.get, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => readConversation(tx, params.id)),
  );
  serve(app, api.earlier, ({ caller, params, query }) =>
    inWorkspace(db, caller, (tx) => readEarlier(tx, params.id, query)),
  );
  serve(app, api.hits, ({ caller, params, query }) =>
    inWorkspace(db, caller, (tx) => readHits(tx, params.id, query.search)),
  );
  serve(app, api.write, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => answerWith(tx, caller, params.id, body)),
  );
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, async (tx) => {
      await changeConversation(tx, caller, params.id, body);
      return readConversation(tx, params.id);
    }),
  );
  serve(app, api.changeMany, ({ caller, body }) => changeMany(db, caller, body));
  serve(app, api.merge, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => mergeConversations(tx, caller, params.id, body.other)),
  );
  serve(app, api.unmerge, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => unmergeConversation(tx, caller, params.id, body.other)),
  );
  serve(app, api.link, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => linkConversation(tx, caller, params.id, body.other)),
  );
  serve(app, api.unlink, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => unlinkConversation(tx, caller, params.id, params.other)),
  );
  serve(app, api.split, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => splitConversation(tx, caller, params.id, body)),
  );
  serve(app, api.draft, ({ caller, params, body }) =>
    inWorkspace(db, caller, async (tx) => ({ draft: await saveDraft(tx, caller, params.id, body) })),
  );
  serve(app, api.takeDraft, ({ caller, params, body }) =>
    inWorkspace(db, caller, async (tx) => ({
      draft: await takeDraft(tx, caller, params.id, params.draft, body.revision),
    })),
  );
  serve(app, api.sending, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => tellSending(tx, caller, params.id, body.seconds)),
  );
  serve(app, api.presence, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => tellPresence(tx, caller, params.id, body.doing)),
  );
}
