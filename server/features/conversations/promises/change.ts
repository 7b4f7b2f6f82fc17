/** Keeping a promise, putting it off, taking it back. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { conflict } from '../../../core/http/problems.ts';
import { memberOf } from '../people-and-places.ts';
import type { PromiseTold, promisesApi } from './contract.ts';
import { breakAt } from './due.ts';
import { dueMoment } from './make.ts';
import {
  afterPromise,
  holdPromise,
  type PromiseRecord,
  readPromise,
  recordDeed,
  takeBackDeed,
} from './promise.ts';

type Change = z.output<typeof promisesApi.change.body & object>;
type State = NonNullable<Change['state']>;
type Changed = Partial<Pick<PromiseRecord, 'state' | 'done_at' | 'due_at' | 'text' | 'member_id'>>;

/** @throws 400, 404; 409 for what its state does not allow */
export async function changePromise(
  tx: Tx,
  scope: Scope,
  id: string,
  { state, dueAt, text, member }: Change,
): Promise<z.input<typeof PromiseTold>> {
  const before = await holdPromise(tx, id);
  const changed: Changed = {
    ...(state && (await STATES[state](tx, scope, before))),
    ...(dueAt && putOff(before, dueAt)),
    ...(text && { text }),
    ...(member !== undefined && { member_id: await memberOf(tx, scope, member) }),
  };
  if (Object.keys(changed).length)
    await tx.updateTable('promises').set(changed).where('id', '=', id).execute();
  const after = { ...before, ...changed };
  if (after.state === 'open') await breakAt(tx, scope.workspaceId, after);
  await afterPromise(tx, scope, before.conversation_id);
  return readPromise(tx, before);
}

/** Those that a message keeps. @throws 404; 409 */
export async function keepPromises(tx: Tx, scope: Scope, ids: string[]): Promise<void> {
  for (const id of ids) await changePromise(tx, scope, id, { state: 'done' });
}

type Step = (tx: Tx, scope: Scope, promise: PromiseRecord) => Promise<Changed>;

const STATES: Record<State, Step> = { done, open: reopen, withdrawn: withdraw };

async function done(tx: Tx, { workspaceId }: Scope, promise: PromiseRecord): Promise<Changed> {
  if (promise.state === 'withdrawn') throw conflict('It was withdrawn. Open it again first.');
  if (promise.done_at) return {};
  const now = new Date();
  // The moment may have come without the job having seen it yet.
  const isInTime = promise.state === 'open' && now <= promise.due_at;
  if (isInTime) await recordDeed(tx, workspaceId, promise, 'Kept', now);
  else if (promise.state === 'open') await recordDeed(tx, workspaceId, promise, 'Broken', promise.due_at);
  return { state: isInTime ? 'kept' : 'broken', done_at: now };
}

/** It was not done after all, or is wanted again. Broken stays broken. */
async function reopen(tx: Tx, { workspaceId }: Scope, promise: PromiseRecord): Promise<Changed> {
  if (promise.state === 'open') return {};
  if (promise.state === 'broken') return { done_at: null };
  if (promise.due_at <= new Date()) throw conflict('Its moment is past. Make another promise.');
  await takeBackDeed(tx, workspaceId, promise, 'Kept');
  return { state: 'open', done_at: null };
}

async function withdraw(_tx: Tx, _scope: Scope, promise: PromiseRecord): Promise<Changed> {
  if (promise.state === 'withdrawn') return {};
  if (promise.state === 'open' && promise.due_at > new Date()) return { state: 'withdrawn' };
  throw conflict('Only a promise whose moment is still to come can be withdrawn.');
}

/** @throws 400 for a moment that is past; 409 for one that is not open */
function putOff({ state, due_at }: PromiseRecord, dueAt: string): Changed {
  if (state !== 'open' || due_at <= new Date())
    throw conflict('Only a promise that is open can be put off. Make another one.');
  return { due_at: dueMoment(dueAt) };
}
