/** The calls that could not be taken, for a person to read, mend, replay or put aside. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { ExactMoment, readCursor, writeCursor } from '../../core/http/cursor.ts';
import { conflict, notFound } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import type { RecentCall, RejectedCall, RejectedCallWhole, trackingApi } from './contract.ts';
import type { RecentEntry } from './recent.ts';

type Whole = z.output<typeof RejectedCallWhole>;
type Question = z.output<NonNullable<typeof trackingApi.rejected.query>>;

const Place = z.object({ at: ExactMoment, id: z.uuid() });

/** One page, newest first. */
export async function listRejected(tx: Tx, { state, cursor, limit }: Question) {
  const after = readCursor(Place, cursor);
  let query = rejects(tx)
    .select(sql<string>`t.received_at::text`.as('exact'))
    .orderBy('t.received_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(limit + 1);
  if (state) query = query.where('t.state', '=', state);
  if (after)
    query = query.where(sql<boolean>`(t.received_at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = await query.execute();
  const last = rows[limit - 1];
  const { open } = await countOpen(tx);
  return {
    items: rows.slice(0, limit).map(toRejected),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.exact, id: last.id }) : null,
    open,
  };
}

/** How many nobody has decided about, and when the last of them came. */
export async function countOpen(tx: Tx): Promise<{ open: number; lastAt: string | null }> {
  const { open, last } = await tx
    .selectFrom('tracking_rejects')
    .select((select) => [select.fn.countAll<number>().as('open'), select.fn.max('received_at').as('last')])
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return { open: Number(open), lastAt: last ? new Date(last).toISOString() : null };
}

/** @throws 404 when there is no such one */
export async function findRejected(tx: Tx, id: string): Promise<Whole> {
  const row = await rejects(tx).select('t.raw').where('t.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('There is no such refused call.');
  return { ...toRejected(row), raw: row.raw };
}

/**
 * Locks a refused call that nobody has decided about.
 * @throws 404 when there is no such one, 409 when it was replayed or put aside already
 */
export async function claimRejected(tx: Tx, id: string): Promise<Whole & { sentAt: Date | null }> {
  const locked = await tx
    .selectFrom('tracking_rejects')
    .select(['state', 'sent_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) throw notFound('There is no such refused call.');
  if (locked.state !== 'open') throw conflict(`This call was ${locked.state} already.`);
  return { ...(await findRejected(tx, id)), sentAt: locked.sent_at };
}

export async function decide(
  tx: Tx,
  scope: Scope,
  before: Whole,
  state: 'replayed' | 'dismissed',
): Promise<void> {
  await tx
    .updateTable('tracking_rejects')
    .set({ state, decided_at: new Date() })
    .where('id', '=', before.id)
    .execute();
  await audit(tx, scope, {
    action: `tracking-call.${state}`,
    subject: { kind: 'tracking-call', id: before.id, name: before.call },
    before: { state: before.state },
    after: { state },
  });
  await announce(tx, scope.workspaceId, [{ topic: 'tracking' }]);
}

/** Puts a call aside. @throws 404, 409 */
export async function dismissRejected(tx: Tx, scope: Scope, id: string) {
  await decide(tx, scope, await claimRejected(tx, id), 'dismissed');
  return findRejected(tx, id);
}

/** The last calls that came through the door, newest first. */
export async function listRecent(tx: Tx): Promise<z.input<typeof RecentCall>[]> {
  const rows = await tx
    .selectFrom('tracking_recent')
    .select(['id', 'at', 'entry'])
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ id, at, entry }) => ({ id, at: at.toISOString(), ...(entry as RecentEntry) }));
}

function rejects(tx: Tx) {
  return tx
    .selectFrom('tracking_rejects as t')
    .leftJoin('api_keys as k', 'k.id', 't.key_id')
    .select([
      't.id',
      't.received_at',
      't.call',
      't.name',
      't.problems',
      't.state',
      't.decided_at',
      'k.id as key_id',
      'k.name as key_name',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rejects>['execute']>>[number];

function toRejected(row: Row): z.output<typeof RejectedCall> {
  return {
    id: row.id,
    receivedAt: row.received_at.toISOString(),
    call: row.call,
    name: row.name,
    faults: row.problems as Whole['faults'],
    state: row.state as Whole['state'],
    decidedAt: row.decided_at?.toISOString() ?? null,
    key: row.key_id ? { id: row.key_id, name: row.key_name! } : null,
  };
}
