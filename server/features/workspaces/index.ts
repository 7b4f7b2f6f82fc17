/** Workspaces: made with what they start from, and changed. */
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Feature } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { workspacesApi } from './contract.ts';
import { meetNewPermissions } from './new-permissions.ts';
import { changeWorkspace, readWorkspace } from './settings.ts';

export const workspaces: Feature = {
  name: 'workspaces',
  async start({ db }) {
    await meetNewPermissions(db);
  },
  routes(app, { db }) {
    serve(app, workspacesApi.get, ({ caller }) =>
      inWorkspace(db, caller, (tx) => readWorkspace(tx, caller.workspaceId)),
    );
    serve(app, workspacesApi.update, ({ caller, body }) =>
      inWorkspace(db, caller, (tx) => changeWorkspace(tx, caller, body)),
    );
  },
};
