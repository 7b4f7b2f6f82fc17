import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { addArticle, changeArticle, readArticle, removeArticle, restoreArticle } from './articles.ts';
import { knowledgeApi as api } from './contract.ts';
import { listArticles } from './list.ts';
import { putIntoAnswer } from './put.ts';
import { suggestArticles } from './suggest.ts';

export function knowledgeRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.list, ({ caller, query }) => inWorkspace(db, caller, (tx) => listArticles(tx, query)));
  serve(app, api.create, ({ caller, body }) => inWorkspace(db, caller, (tx) => addArticle(tx, caller, body)));
  serve(app, api.get, ({ caller, params }) => inWorkspace(db, caller, (tx) => readArticle(tx, params.id)));
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeArticle(tx, caller, params.id, body)),
  );
  serve(app, api.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeArticle(tx, caller, params.id)),
  );
  serve(app, api.restore, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => restoreArticle(tx, caller, params.id)),
  );
  serve(app, api.suggestions, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await suggestArticles(tx, caller, params.id) })),
  );
  serve(app, api.put, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => putIntoAnswer(tx, caller, params.id, body)),
  );
}
