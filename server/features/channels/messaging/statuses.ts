/** How far our messages got, as the provider tells it: in any order, more than once, and never backwards. */
import { sql } from 'kysely';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { type Delivery, tellDelivery } from '../../conversations/delivery.ts';
import type { Account, Told } from './adapter.ts';

type State = Delivery['state'];

/** Each is only reached from one before it. What failed may still arrive: a provider that gave up was wrong. */
const ORDER: State[] = ['pending', 'sent', 'failed', 'delivered', 'read'];

interface Row {
  id: string;
  message_id: string;
  state: State;
}

export async function keepStatus(tx: Tx, account: Account, told: Told): Promise<void> {
  const rows = await partsOf(tx, account, told);
  for (const row of rows) {
    const isLearnt = told.ours !== undefined && told.ids?.length === 1;
    if (isLearnt) await learnId(tx, row.id, told.ids![0]!);
    if (told.person) await learnPerson(tx, row.id, told.person);
    if (!isFurther(row.state, told.state)) continue;
    await tx
      .updateTable('channel_messages')
      .set({ state: told.state, reason: told.reason })
      .where('id', '=', row.id)
      .execute();
    await tellWhole(tx, account, row.message_id);
  }
}

const isFurther = (from: State, to: State) =>
  ORDER.indexOf(to) > ORDER.indexOf(from) || (from === 'failed' && to === 'sent');

/** Locked, in the order of their ids. */
async function partsOf(tx: Tx, { id }: Account, { ids = [], ours, until }: Told): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select id, message_id, state from channel_messages
    where account_id = ${id} and direction = 'out' and (
      external_id = any(${ids}::text[])
      or id = ${ours ?? null}::uuid
      or (person = ${until?.person ?? null} and handed_at <= ${until?.at ?? null} and external_id is not null
        and kind not in ('comment', 'private-reply')))
    order by id for update`.execute(tx);
  return rows;
}

/** Of one whose answer we never got: the provider has it, and calls it this. */
async function learnId(tx: Tx, id: string, externalId: string): Promise<void> {
  await tx
    .updateTable('channel_messages')
    .set({ external_id: externalId })
    .where('id', '=', id)
    .where('external_id', 'is', null)
    .execute();
}

/** Of one that was written to a number: who it is there, so that what they answer is known to be theirs. */
export async function learnPerson(tx: Tx, id: string, person: string): Promise<void> {
  await tx
    .updateTable('channel_messages')
    .set({ person })
    .where('id', '=', id)
    .where('number', 'is not', null)
    .where('person', '<>', person)
    .execute();
}

/** An answer that is several messages got as far as the one that got least far; it failed when one of them did. */
export async function tellWhole(tx: Tx, scope: Pick<Scope, 'workspaceId'>, messageId: string): Promise<void> {
  const parts = await tx
    .selectFrom('channel_messages')
    .select(['state', 'reason'])
    .where('message_id', '=', messageId)
    .where('direction', '=', 'out')
    .orderBy('place')
    .execute();
  const failed = parts.find(({ state }) => state === 'failed');
  const least = parts.toSorted((a, b) => orderOf(a) - orderOf(b))[0];
  const state = (failed ?? least)?.state as State | undefined;
  if (!state) return;
  const reason = (failed ?? parts.find(({ reason: why }) => why))?.reason ?? null;
  const before = await tx
    .selectFrom('messages')
    .select(['delivery', 'failure'])
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (before?.delivery !== state || before.failure !== reason)
    await tellDelivery(tx, scope, messageId, { state, reason });
}

const orderOf = ({ state }: { state: string | null }) => ORDER.indexOf(state as State);
