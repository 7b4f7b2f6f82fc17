/** The audit log: who did what, to whom, and what it was before. Appended to by every feature, read here. */
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Feature } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { auditApi } from './contract.ts';
import { auditCsv } from './csv.ts';
import { readActions, readAudit } from './log.ts';

export const auditLog: Feature = {
  name: 'audit',
  routes(app, { db }) {
    serve(app, auditApi.list, ({ caller, query }) => inWorkspace(db, caller, (tx) => readAudit(tx, query)));
    serve(app, auditApi.actions, async ({ caller }) => ({
      items: await inWorkspace(db, caller, readActions),
    }));
    serve(app, auditApi.export, ({ caller, query, reply }) => {
      reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="audit.csv"');
      return reply.send(auditCsv(db, caller, query));
    });
  },
};
