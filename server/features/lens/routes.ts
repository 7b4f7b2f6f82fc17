import type { FastifyInstance } from 'fastify';
import { Gauge } from 'prom-client';
import type { Context } from '../../core/feature.ts';
import { figures } from '../../core/http/health.ts';
import { serve } from '../../core/http/serve.ts';
import { lensApi } from './contract.ts';
import { startRebuild } from './rebuild.ts';
import { readLensState } from './state.ts';

export function lensRoutes(app: FastifyInstance, context: Context): void {
  serve(app, lensApi.get, () => readLensState(context));
  serve(app, lensApi.rebuild, async ({ caller }) => {
    await startRebuild(context, caller);
    return readLensState(context);
  });
  showFigures(context);
}

/** On `/metrics`. Several Jornadas may live in one process, as in tests: the last one shows its own. */
function showFigures(context: Context): void {
  show('jornada_lens_lag_seconds', 'Age of the oldest touchpoint that is not yet in the lens', async () => {
    return (await readLensState(context)).lagSeconds;
  });
  show('jornada_lens_waiting', 'Touchpoints that are not yet in the lens', async () => {
    return (await readLensState(context)).waiting;
  });
}

function show(name: string, help: string, read: () => Promise<number>): void {
  figures.removeSingleMetric(name);
  new Gauge({
    name,
    help,
    registers: [figures],
    async collect() {
      this.set(await read().catch(() => Number.NaN));
    },
  });
}
