import type { FastifyInstance } from 'fastify';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace } from '../../core/database/workspace.ts';
import { serve } from '../../core/http/serve.ts';
import { mergesApi as api } from './merges-contract.ts';
import { mergeByHand, previewMerge, unmergeByHand } from './merging.ts';
import { readCustomer } from './profile.ts';
import { acceptSuggestion, dismissSuggestion, readSuggestions, reopenSuggestion } from './suggested.ts';

export function mergeRoutes(app: FastifyInstance, db: Database): void {
  serve(app, api.preview, ({ caller, params, query }) => previewMerge(db, caller, params.id, query.other));

  serve(app, api.merge, ({ caller, params, body }) =>
    inWorkspace(db, caller, async (tx) => {
      const pair = { winnerId: params.id, loserId: body.other, reason: 'by hand' };
      const { mergeId, winnerId } = await mergeByHand(tx, caller, pair);
      return { mergeId, customer: await readCustomer(tx, winnerId) };
    }),
  );

  serve(app, api.unmerge, ({ caller, params, body }) =>
    inWorkspace(db, caller, async (tx) => {
      const { mergeId, winnerId, loserId } = await unmergeByHand(tx, caller, params.id, body?.mergeId);
      return {
        mergeId,
        customer: await readCustomer(tx, winnerId),
        restored: await readCustomer(tx, loserId),
      };
    }),
  );

  serve(app, api.suggestions, ({ caller, query }) =>
    inWorkspace(db, caller, (tx) => readSuggestions(tx, query)),
  );
  serve(app, api.accept, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => acceptSuggestion(tx, caller, params.id, body?.winnerId)),
  );
  serve(app, api.dismiss, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => dismissSuggestion(tx, caller, params.id)),
  );
  serve(app, api.reopen, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => reopenSuggestion(tx, caller, params.id)),
  );
}
