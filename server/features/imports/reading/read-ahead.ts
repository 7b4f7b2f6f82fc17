/** Batches of a file, read in a thread of its own and always one ahead of whoever writes them. */
import { Worker } from 'node:worker_threads';
import { type Batch, batchesOf, type ReadingPlan } from './batches.ts';
import type { Place } from './rows.ts';
import type { Answer } from './worker.ts';

/** A thread takes longer to begin than files up to this size take to read. */
const SMALL_FILE_BYTES = 200_000;

/** Stops reading when the loop over it ends, for whichever reason. */
export function readAhead(plan: ReadingPlan, from: Place): AsyncGenerator<Batch> {
  return plan.bytes <= SMALL_FILE_BYTES && !plan.format.gzip ? batchesOf(plan, from) : inThread(plan, from);
}

async function* inThread(plan: ReadingPlan, from: Place): AsyncGenerator<Batch> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { plan, from },
    // Rows are short-lived: small spaces keep the memory flat, and leave room for a row of 16 MB.
    resourceLimits: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 16 },
  });
  const ask = answersOf(worker);
  try {
    let next = ask();
    for (;;) {
      const answer = await next;
      if ('error' in answer) throw new Error(answer.error);
      if ('done' in answer) return;
      next = ask();
      // It may fail after this loop was left.
      next.catch(() => {});
      yield answer.batch;
    }
  } finally {
    await worker.terminate();
  }
}

function answersOf(worker: Worker): () => Promise<Answer> {
  return () =>
    new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const onMessage = (answer: Answer) => settle(() => resolve(answer));
      const onError = (error: Error) => settle(() => reject(error));
      const onExit = (code: number) =>
        settle(() => reject(new Error(`the reading thread ended with ${code}`)));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage('next');
    });
}
