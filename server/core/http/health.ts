/** What machines ask: alive, ready, figures. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Database } from '../database/database.ts';
import { isMigrated } from '../database/migrate.ts';
import type { Lens } from '../lens/lens.ts';

/** Features add their own counters and gauges here. */
export const figures = new Registry();
collectDefaultMetrics({ register: figures });

const ANSWER_WITHIN_MS = 3000;

export function healthRoutes(app: FastifyInstance, db: Database, lens: Lens): void {
  const hidden = { schema: { hide: true } };
  app.get('/healthz', hidden, async () => ({ status: 'alive' }));
  app.get('/readyz', hidden, async (_request, reply) => {
    const [record, migrations, lensAnswers] = await Promise.all([
      answers(db.owner.query('select 1')),
      answers(
        isMigrated(db.owner).then((done) => done || Promise.reject(new Error('migrations are not done'))),
      ),
      answers(lens.answers()),
    ]);
    const ready = [record, migrations, lensAnswers].every((state) => state === 'ok');
    return reply.status(ready ? 200 : 503).send({ ready, record, migrations, lens: lensAnswers });
  });
  app.get('/metrics', hidden, async (request, reply) => {
    reply.header('vary', 'accept');
    if (isFromBrowser(request)) return reply.callNotFound();
    return reply.type(figures.contentType).send(await figures.metrics());
  });
}

/** A person who opens or reloads the app's page of metrics, which has the same address; scrapers want plain text. */
function isFromBrowser({ headers }: FastifyRequest): boolean {
  return /\btext\/html\b/.test(headers.accept ?? '');
}

async function answers(question: Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_WITHIN_MS);
  });
  try {
    await Promise.race([question, late]);
    return 'ok';
  } catch (error) {
    return (error as Error).message;
  } finally {
    clearTimeout(timer);
  }
}
