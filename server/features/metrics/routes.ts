import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { serve } from '../../core/http/serve.ts';
import { answer } from './answer.ts';
import { metricsApi } from './contract.ts';
import { figuresCsv, peopleCsv } from './csv.ts';
import { listPeople } from './people.ts';
import { type Program, questionOf } from './question.ts';
import { listMetrics } from './registry.ts';
import { listTraits } from './traits.ts';

export function metricRoutes(app: FastifyInstance, program: Program): void {
  serve(app, metricsApi.list, () => ({ items: listMetrics() }));
  serve(app, metricsApi.traits, async ({ caller }) => ({
    items: await listTraits(program, caller.workspaceId),
  }));
  serve(app, metricsApi.figure, async ({ caller, params, query }) =>
    answer(await questionOf(program, caller, params.id, query), query.compare),
  );
  serve(app, metricsApi.people, async ({ caller, params, query }) =>
    listPeople(await questionOf(program, caller, params.id, query), query, query),
  );
  serve(app, metricsApi.csv, async ({ caller, params, query, reply }) => {
    const question = await questionOf(program, caller, params.id, query);
    return asFile(reply, question.metric.id).send(figuresCsv(await answer(question, query.compare)));
  });
  serve(app, metricsApi.peopleCsv, async ({ caller, params, query, reply }) => {
    const question = await questionOf(program, caller, params.id, query);
    const lines = peopleCsv(question, query);
    // The first page is asked before the head goes out, so that a refusal is one.
    const first = await lines.next();
    return asFile(reply, `${question.metric.id}-people`).send(Readable.from(following(first, lines)));
  });
}

async function* following(first: IteratorResult<string>, rest: AsyncGenerator<string>) {
  if (!first.done) yield first.value;
  yield* rest;
}

function asFile(reply: FastifyReply, name: string): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`);
}
