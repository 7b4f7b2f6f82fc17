/** Accounts: the companies that customers belong to. */
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Feature } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { accountsApi } from './contract.ts';
import { findAccounts } from './find.ts';

export const accounts: Feature = {
  name: 'accounts',
  routes(app, { db }) {
    serve(app, accountsApi.list, async ({ caller, query }) => ({
      items: await inWorkspace(db, caller, (tx) => findAccounts(tx, query)),
    }));
  },
};
