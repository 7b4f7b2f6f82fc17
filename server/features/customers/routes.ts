import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, inWorkspaceRaw, type Tx } from '../../core/database/workspace.ts';
import { serve } from '../../core/http/serve.ts';
import { written } from '../../core/http/written.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import { customerByIdentity } from './by-identity.ts';
import { customersApi as api } from './contract.ts';
import { editCustomer } from './edit.ts';
import { asCsv } from './export.ts';
import { everyCustomer, listCustomers } from './list.ts';
import { editNote, readNotes, removeNote, writeNote } from './notes.ts';
import { readOrders } from './orders.ts';
import { possibleOwners } from './owner.ts';
import { readCustomer } from './profile.ts';
import { readResponses } from './responses.ts';
import { sourcesInUse } from './sources.ts';
import { readStory } from './story.ts';
import { storyApi } from './story-contract.ts';
import { addTag, removeTag, tagsInUse } from './tags.ts';
import { readTouchpoint } from './touchpoint.ts';

export function customerRoutes(app: FastifyInstance, db: Database): void {
  serve(app, api.list, ({ caller, query }) =>
    inWorkspace(db, caller, async (tx) =>
      listCustomers(tx, query, (await readWorkspace(tx, caller.workspaceId)).country),
    ),
  );

  serve(app, api.export, async ({ caller, query, reply }) => {
    const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(db, caller, work);
    const { country, currency } = await inTransaction((tx) => readWorkspace(tx, caller.workspaceId));
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="customers.csv"');
    return Readable.from(asCsv(everyCustomer(inTransaction, query, country), currency));
  });

  serve(app, api.byIdentity, ({ caller, query }) =>
    inWorkspace(db, caller, async (tx) =>
      customerByIdentity(tx, query, (await readWorkspace(tx, caller.workspaceId)).country),
    ),
  );

  serve(app, api.tags, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await tagsInUse(tx) })),
  );
  serve(app, api.sources, async ({ caller }) => ({ items: await inWorkspace(db, caller, sourcesInUse) }));
  serve(app, api.owners, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await possibleOwners(tx) })),
  );

  serve(app, api.get, ({ caller, params }) => inWorkspace(db, caller, (tx) => readCustomer(tx, params.id)));

  serve(app, api.edit, ({ caller, params, body }) =>
    inWorkspace(db, caller, async (tx) => {
      await editCustomer(tx, caller, params.id, body);
      return readCustomer(tx, params.id);
    }),
  );

  serve(app, api.addTag, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => ({ tags: await addTag(tx, caller, params.id, params.tag) })),
  );
  serve(app, api.removeTag, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => ({ tags: await removeTag(tx, caller, params.id, params.tag) })),
  );

  serve(app, api.notes, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await readNotes(tx, params.id) })),
  );
  serve(app, api.writeNote, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => writeNote(tx, caller, params.id, body.text)),
  );
  serve(app, api.editNote, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => editNote(tx, caller, params.id, params.noteId, body.text)),
  );
  serve(app, api.removeNote, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeNote(tx, caller, params.id, params.noteId)),
  );

  serve(app, api.orders, ({ caller, params, query }) =>
    inWorkspace(db, caller, (tx) => readOrders(tx, params.id, query)),
  );
  serve(app, api.responses, ({ caller, params, query }) =>
    inWorkspace(db, caller, (tx) => readResponses(tx, params.id, query)),
  );

  serve(app, storyApi.timeline, async ({ caller, params, query, reply }) => {
    const page = await readStory(db, caller.workspaceId, params.id, query);
    return written(reply, storyApi.timeline.answer, page);
  });
  serve(app, storyApi.touchpoint, ({ caller, params }) =>
    inWorkspaceRaw(db, caller.workspaceId, (client) => readTouchpoint(client, params.id)),
  );
}
