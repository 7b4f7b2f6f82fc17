/** One call, as the record holds it. */
import { type Selectable, sql } from 'kysely';
import type { PhoneCalls } from '../../../core/database/tables.ts';
import { type Scope, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { notFound } from '../../../core/http/problems.ts';
import { announce } from '../../../core/live/live.ts';
import { recordTouchpoints, takeBackTouchpoints } from '../../touchpoints/record.ts';

export type CallRecord = Selectable<PhoneCalls>;
type Where = Pick<Scope, 'workspaceId'>;

/** Screens at which calls pop up. */
export const CALLS_TOPIC = 'calls';

export const customersNumber = ({ direction, from_number, to_number }: CallRecord) =>
  direction === 'in' ? from_number : to_number;

/** Locked until the end of the transaction. @throws 404 */
export async function holdCall(tx: Tx, id: string): Promise<CallRecord> {
  const found = await tx
    .selectFrom('phone_calls')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw notFound(`There is no call ${id} here.`);
  return found;
}

/** A member wrote down what it was about: that is its touchpoint from now on. @throws 404 */
export async function noteLogged(tx: Tx, scope: Where, id: string, customerId: string): Promise<void> {
  await change(tx, scope, id, { logged_at: new Date(), customer_id: customerId });
}

/** That was a mistake. */
export async function noteUnlogged(tx: Tx, scope: Where, id: string): Promise<void> {
  await change(tx, scope, id, { logged_at: null });
}

/** @throws 404 */
export async function setAside(tx: Tx, scope: Where, id: string): Promise<void> {
  await change(tx, scope, id, { aside_at: new Date() });
}

async function change(tx: Tx, scope: Where, id: string, columns: Partial<CallRecord>): Promise<void> {
  await holdCall(tx, id);
  const call = await tx
    .updateTable('phone_calls')
    .set(columns)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await settleTouchpoint(tx, scope, call);
  await tellScreens(tx, scope);
}

export const tellScreens = (tx: Tx, { workspaceId }: Where) =>
  announce(tx, workspaceId, [{ topic: CALLS_TOPIC }]);

const CALLS_SOURCE = 'calls';

/**
 * A call with somebody known that was answered and is over is on their story, once: as the telephone service told it,
 * until a member writes down what it was about.
 */
export async function settleTouchpoint(tx: Tx, { workspaceId }: Where, call: CallRecord): Promise<void> {
  const { id, direction, state, answered_at, customer_id, logged_at, seconds } = call;
  if (logged_at) return takeBackTouchpoints(sqlOf(tx), workspaceId, CALLS_SOURCE, [id]);
  if (state !== 'ended' || !answered_at || !customer_id) return;
  await recordTouchpoints(sqlOf(tx), workspaceId, [
    {
      ...{ customerId: customer_id, at: call.began_at, kind: 'call', channel: 'phone', source: CALLS_SOURCE },
      ...{ type: direction === 'in' ? 'Call Received' : 'Call Made', messageId: id },
      properties: seconds === null ? {} : { seconds },
    },
  ]);
}

/** The person who is known by a number, read by root; null for a stranger. */
export async function knownBy(tx: Tx, number: string | null): Promise<string | null> {
  if (!number) return null;
  const { rows } = await sql<{ id: string }>`
    select i.customer_id as id from identities i where i.kind = 'phone' and i.source = '' and i.value = ${number} limit 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}
