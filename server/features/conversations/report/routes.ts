import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import { questionOf } from '../../metrics/question.ts';
import { reportApi as api } from './contract.ts';
import { countedCsv, listCounted } from './counted.ts';
import { readGroups } from './groups.ts';
import { readHours } from './hours.ts';
import { readPeople } from './people.ts';
import { readToday } from './today.ts';

export function reportRoutes(app: FastifyInstance, program: Pick<Context, 'db' | 'lens'>): void {
  const { db } = program;
  serve(app, api.today, ({ caller, query }) => inWorkspace(db, caller, (tx) => readToday(tx, caller, query)));
  serve(app, api.hours, ({ caller, query }) => inWorkspace(db, caller, (tx) => readHours(tx, caller, query)));
  serve(app, api.groups, ({ caller, query }) =>
    inWorkspace(db, caller, (tx) => readGroups(tx, caller, query)),
  );
  serve(app, api.people, ({ caller, query }) =>
    inWorkspace(db, caller, (tx) => readPeople(tx, caller, query)),
  );
  serve(app, api.counted, async ({ caller, params, query }) =>
    listCounted(await questionOf(program, caller, params.id, query), query, query),
  );
  serve(app, api.countedCsv, async ({ caller, params, query, reply }) => {
    const question = await questionOf(program, caller, params.id, query);
    const lines = countedCsv(question, query);
    // The first page is asked before the head goes out, so that a refusal is one.
    const first = await lines.next();
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${question.metric.id}-conversations.csv"`);
    return Readable.from(following(first, lines));
  });
}

async function* following(first: IteratorResult<string>, rest: AsyncGenerator<string>) {
  if (!first.done) yield first.value;
  yield* rest;
}
