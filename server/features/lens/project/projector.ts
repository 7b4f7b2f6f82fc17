/** Keeps the lens up to date, in the background: one process works, the others wait for its lock. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Context } from '../../../core/feature.ts';
import { log } from '../../../core/log.ts';
import { createBackOff } from '../../../core/processes.ts';
import { lensId } from '../current.ts';
import { type Filling, fillingsOf, makeCurrent, saveProgress, settle } from './fillings.ts';
import { forgetOldChanges } from './old-changes.ts';
import { type Projection, takeStep } from './step.ts';

/** First half of the advisory lock; the second names the lens. */
const PROJECTION_LOCK = 4604;
const WAIT_FOR_LOCK_MS = 2000;
/** How long after a commit the lens may look for it, at most. */
const LOOK_EVERY_MS = 400;
const FORGET_EVERY_MS = 60_000;
/** Nothing new for so long: the record is told all the same that this lens lives. */
const SAVE_EVERY_MS = 5000;

/** Starts it; the returned function lets the step that runs come to its end. */
export function startProjection(context: Context): () => Promise<void> {
  const stopping = new AbortController();
  const running = keepProjecting(context, stopping.signal);
  return async () => {
    stopping.abort();
    await running;
  };
}

async function keepProjecting(context: Context, signal: AbortSignal): Promise<void> {
  const backOff = createBackOff();
  while (!signal.aborted) {
    try {
      await projectWhileHolding(context, signal);
    } catch (error) {
      if (signal.aborted) return;
      log.warn('the lens could not be brought up to date and is tried again', {
        reason: (error as Error).message,
      });
      await pause(backOff.nextDelayMs(), signal);
    }
  }
}

/** Returns when stopped, or after a while when another process works. @throws when an engine fails */
async function projectWhileHolding({ db, lens }: Context, signal: AbortSignal): Promise<void> {
  const record = new pg.Client({ ...db.connection, application_name: 'jornada lens' });
  const broken = new Promise<never>((_, reject) => {
    record.on('error', reject);
    record.on('end', () => reject(new Error('the connection to the record ended')));
  });
  broken.catch(() => {});
  await record.connect();
  try {
    const id = await lensId(lens);
    if (!(await takeLock(record, id))) return await pause(WAIT_FOR_LOCK_MS, signal);
    const projection = { record, lens };
    await Promise.race([broken, projectOn(projection, id, signal)]);
  } finally {
    await record.end().catch(() => {});
  }
}

async function takeLock(record: pg.Client, id: string): Promise<boolean> {
  const { rows } = await record.query<{ held: boolean }>(
    'select pg_try_advisory_lock($1, hashtext($2)) as held',
    [PROJECTION_LOCK, id],
  );
  return rows[0]!.held;
}

async function projectOn(projection: Projection, id: string, signal: AbortSignal): Promise<void> {
  await settle(projection.record, projection.lens, id);
  let fillings = await fillingsOf(projection.record, id);
  let forgotAt = 0;
  let savedAt = 0;
  while (!signal.aborted) {
    const moved = await round(projection, id, fillings);
    if (moved) continue;
    const now = performance.now();
    if (now - savedAt > SAVE_EVERY_MS) {
      savedAt = now;
      for (const filling of fillings) await saveProgress(projection.record, filling);
    }
    if (now - forgotAt > FORGET_EVERY_MS) {
      forgotAt = now;
      await forgetOldChanges(projection.record);
    }
    await pause(LOOK_EVERY_MS, signal);
    fillings = await withNewOnes(projection, id, fillings);
  }
  for (const filling of fillings) await saveProgress(projection.record, filling);
}

/** A step for each filling. @returns whether any has more to do */
async function round(projection: Projection, id: string, fillings: Filling[]): Promise<boolean> {
  let moved = false;
  for (const filling of [...fillings]) {
    if (await takeStep(projection, filling)) {
      await saveProgress(projection.record, filling);
      moved = true;
    } else if (filling.state === 'filling') {
      await saveProgress(projection.record, filling);
      await makeCurrent(projection.record, projection.lens, id, filling);
      fillings.splice(0, fillings.length, filling);
    }
  }
  return moved;
}

/** A rebuild may have been asked for meanwhile. What is known here is further than what was saved. */
async function withNewOnes(projection: Projection, id: string, known: Filling[]): Promise<Filling[]> {
  const saved = await fillingsOf(projection.record, id);
  const names = new Set(known.map(({ database }) => database));
  const fresh = saved.filter(({ database }) => !names.has(database));
  if (fresh.length) await settle(projection.record, projection.lens, id);
  return [...known, ...fresh];
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch(() => {});
}
