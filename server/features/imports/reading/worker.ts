/** Runs in a thread of its own: reads a file and hands over one batch whenever it is asked for the next. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Batch, batchesOf, type ReadingPlan } from './batches.ts';
import type { Place } from './rows.ts';

export type Answer = { batch: Batch } | { done: true } | { error: string };

const { plan, from } = workerData as { plan: ReadingPlan; from: Place };
const batches = batchesOf(plan, from);
const port = parentPort!;

port.on('message', async () => {
  try {
    const { value, done } = await batches.next();
    port.postMessage((done ? { done: true } : { batch: value }) satisfies Answer);
  } catch (error) {
    port.postMessage({ error: (error as Error).stack ?? String(error) } satisfies Answer);
  }
});
