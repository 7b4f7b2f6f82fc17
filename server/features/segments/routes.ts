import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { asCsv } from '../customers/export.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import { segmentsApi as api } from './contract.ts';
import { everyPerson, listPeople, readCountedSegment, tryPeople, tryRule } from './count.ts';
import { listsOf, putOnList, takeOffList } from './members.ts';
import { changeSegment, listSegments, makeSegment, readSegment, removeSegment } from './saved.ts';

export function segmentRoutes(app: FastifyInstance, context: Context): void {
  const { db } = context;
  serve(app, api.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listSegments(tx) })),
  );
  serve(app, api.make, ({ caller, body }) => inWorkspace(db, caller, (tx) => makeSegment(tx, caller, body)));
  serve(app, api.try, ({ caller, body }) => tryRule(context, caller, body.rule));
  serve(app, api.tryPeople, async ({ caller, body }) => ({
    items: await tryPeople(context, caller, body.rule, body.limit),
  }));
  serve(app, api.get, ({ caller, params }) => readCountedSegment(context, caller, params.id));
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeSegment(tx, caller, params.id, body)),
  );
  serve(app, api.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeSegment(tx, caller, params.id)),
  );
  serve(app, api.people, ({ caller, params, query }) => listPeople(context, caller, params.id, query));
  serve(app, api.export, async ({ caller, params, reply }) => {
    const { currency } = await inWorkspace(db, caller, async (tx) => {
      await readSegment(tx, params.id);
      return readWorkspace(tx, caller.workspaceId);
    });
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="segment.csv"');
    return Readable.from(asCsv(everyPerson(context, caller, params.id), currency));
  });
  serve(app, api.listsOf, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listsOf(tx, params.id) })),
  );
  serve(app, api.addMembers, ({ caller, params, body }) =>
    inWorkspace(db, caller, async (tx) => ({
      people: await putOnList(tx, caller, params.id, body.customerIds),
    })),
  );
  serve(app, api.removeMember, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => takeOffList(tx, caller, params.id, params.customerId)),
  );
}
