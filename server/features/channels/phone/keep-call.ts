/** What a telephone service tells is kept, and what follows is done, in one transaction. */
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { newId } from '../../../core/ids.ts';
import { writtenAt } from '../../conversations/moments.ts';
import { normalisePhone } from '../../customers/identities.ts';
import { memberWithEmail } from '../../members/roster.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import type { Phone } from './accounts.ts';
import { type CallRecord, customersNumber, knownBy, settleTouchpoint, tellScreens } from './call-record.ts';
import { afterEvent, type CallEvent, type CallFacts, firstOf } from './event.ts';
import { callBack } from './missed.ts';

/** The same again, late or out of order changes nothing that is so. @returns the id of the call @throws 400 for a moment to come */
export async function keepCall(tx: Tx, phone: Phone, event: CallEvent): Promise<string> {
  const at = writtenAt(event.at);
  const before = (await hold(tx, phone, event)) ?? (await add(tx, phone, event, at));
  const call = await changed(tx, phone, before, event, at);
  await settleTouchpoint(tx, phone, call);
  await callBack(tx, phone, call);
  await tx
    .updateTable('channel_states')
    .set({ last_in_at: new Date() })
    .where('account_id', '=', phone.id)
    .execute();
  await tellScreens(tx, phone);
  return call.id;
}

function hold(tx: Tx, phone: Phone, { id }: CallEvent): Promise<CallRecord | undefined> {
  return tx
    .selectFrom('phone_calls')
    .selectAll()
    .where('account_id', '=', phone.id)
    .where('external_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Of two that are told first at once, the second finds what the first made. */
async function add(tx: Tx, phone: Phone, event: CallEvent, at: Date): Promise<CallRecord> {
  await tx
    .insertInto('phone_calls')
    .values({
      ...{ id: newId(), workspace_id: phone.workspaceId, account_id: phone.id, external_id: event.id },
      ...{ direction: event.direction, ...columnsOf(firstOf(event, at)) },
    })
    .onConflict((on) => on.columns(['account_id', 'external_id']).doNothing())
    .execute();
  return (await hold(tx, phone, event))!;
}

async function changed(
  tx: Tx,
  phone: Phone,
  before: CallRecord,
  event: CallEvent,
  at: Date,
): Promise<CallRecord> {
  const { country } = await readWorkspace(tx, phone.workspaceId);
  const numbers = {
    from_number: before.from_number || writtenNumber(event.from, country),
    to_number: before.to_number || writtenNumber(event.to, country),
  };
  const number = customersNumber({ ...before, ...numbers });
  const member = await memberIn(tx, phone, event);
  const rings = event.state === 'ringing' && member && !before.rings_at.includes(member) ? [member] : [];
  const talks = event.state === 'answered' || before.direction === 'out';
  return tx
    .updateTable('phone_calls')
    .set({
      ...columnsOf(afterEvent(factsOf(before), event, at)),
      ...numbers,
      customer_id: before.customer_id ?? (await knownBy(tx, normalisePhone(number, country))),
      rings_at: [...before.rings_at, ...rings],
      member_id: (talks ? member : null) ?? before.member_id ?? (event.state === 'ended' ? member : null),
    })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** In E.164 where it is a number that can be called; a withheld one, or a name of the house, as it was told. */
const writtenNumber = (told: string, country: string): string =>
  normalisePhone(told, country) ?? told.slice(0, 60);

/** By e-mail, or by the extension that the settings say is theirs. Null for nobody who works here. */
async function memberIn(
  tx: Tx,
  { lines }: Pick<Phone, 'lines'> & Pick<Scope, 'workspaceId'>,
  { member, extension }: CallEvent,
): Promise<string | null> {
  const told = [member, extension].filter((one) => one !== undefined && one !== '');
  for (const one of told) {
    if (one!.includes('@')) {
      const found = await memberWithEmail(tx, one!);
      if (found !== undefined) return found;
    }
    const line = lines.find((taker) => taker.extension !== '' && taker.extension === one);
    if (line) return line.member;
  }
  return null;
}

const factsOf = (call: CallRecord): CallFacts => ({
  ...{ state: call.state as CallFacts['state'], beganAt: call.began_at, answeredAt: call.answered_at },
  ...{ endedAt: call.ended_at, seconds: call.seconds },
});

const columnsOf = ({ state, beganAt, answeredAt, endedAt, seconds }: CallFacts) => ({
  ...{ state, began_at: beganAt, answered_at: answeredAt, ended_at: endedAt, seconds },
});
