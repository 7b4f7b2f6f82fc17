import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Context } from '../../../core/feature.ts';
import { type Caller, requirePermission, serve } from '../../../core/http/serve.ts';
import { questionsApi as api } from './contract.ts';
import { funnelCsv, pathsCsv, retentionCsv } from './csv.ts';
import { readDuration } from './duration/duration.ts';
import { readFunnel } from './funnel/funnel.ts';
import { readFunnelPeople } from './funnel/people.ts';
import { readPaths } from './paths/paths.ts';
import { readPathsPeople } from './paths/people.ts';
import { readRetentionPeople } from './retention/people.ts';
import { readRetention } from './retention/retention.ts';

export function questionRoutes(app: FastifyInstance, context: Context): void {
  serve(app, api.paths, ({ caller, query }) => readPaths({ context, caller }, query));
  serve(app, api.pathsPeople, ({ caller, query }) => readPathsPeople(reader(context, caller), query));
  serve(app, api.pathsCsv, async ({ caller, query, reply }) =>
    sendCsv(reply, 'paths.csv', pathsCsv(await readPaths({ context, caller }, query))),
  );

  serve(app, api.funnel, ({ caller, query }) => readFunnel({ context, caller }, query));
  serve(app, api.funnelPeople, ({ caller, query }) => readFunnelPeople(reader(context, caller), query));
  serve(app, api.funnelCsv, async ({ caller, query, reply }) =>
    sendCsv(reply, 'funnel.csv', funnelCsv(await readFunnel({ context, caller }, query))),
  );

  serve(app, api.duration, ({ caller, query }) => readDuration({ context, caller }, query));

  serve(app, api.retention, ({ caller, query }) => readRetention({ context, caller }, query));
  serve(app, api.retentionPeople, ({ caller, query }) => readRetentionPeople(reader(context, caller), query));
  serve(app, api.retentionCsv, async ({ caller, query, reply }) =>
    sendCsv(reply, 'retention.csv', retentionCsv(await readRetention({ context, caller }, query))),
  );
}

/** Whoever lists the people of a figure may see the figure as well. */
function reader(context: Context, caller: Caller) {
  requirePermission(caller, 'journeys.read');
  return { context, caller };
}

function sendCsv(reply: FastifyReply, name: string, text: string) {
  reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
  return reply.send(text);
}
