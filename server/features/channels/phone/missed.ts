/** Whoever called and reached nobody is called back: that is a conversation, once. */
import { sql } from 'kysely';
import type { Tx } from '../../../core/database/workspace.ts';
import { type Arrival, arriveAnew, arriveIn } from '../../conversations/arrive.ts';
import { normalisePhone } from '../../customers/identities.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import type { Phone } from './accounts.ts';
import type { CallRecord } from './call-record.ts';
import { isUnanswered } from './event.ts';
import type { CallState } from './shapes-contract.ts';
import { PHONE_WORDS } from './words.ts';

/** Nothing to do for a call that was answered, of ours, or from a number that cannot be called. */
export async function callBack(tx: Tx, phone: Phone, call: CallRecord): Promise<void> {
  const { direction, state, callback_id, logged_at } = call;
  if (direction !== 'in' || !isUnanswered(state as CallState) || callback_id || logged_at) return;
  const workspace = await readWorkspace(tx, phone.workspaceId);
  const number = normalisePhone(call.from_number, workspace.country);
  if (!number) return;
  const words = PHONE_WORDS[phone.language ?? workspace.language];
  const arrival: Arrival = {
    ...{ text: state === 'voicemail' ? words.voicemail(number) : words.missed(number), at: call.began_at },
    ...{ author: phone.name, isAutomatic: false, files: [] },
    story: { type: 'Call Received', properties: { state } },
  };
  const waiting = await waitingFor(tx, call);
  const { conversationId } = waiting
    ? await arriveIn(tx, phone, waiting, arrival)
    : await arriveAnew(tx, phone, {
        ...{
          ...arrival,
          channel: 'phone',
          account: phone.id,
          customer: { phone: number },
          subject: '',
          language: phone.language,
        },
        department: phone.department,
      });
  await tx
    .updateTable('phone_calls')
    .set((is) => ({
      callback_id: conversationId,
      customer_id: is.selectFrom('conversations').select('customer_id').where('id', '=', conversationId),
    }))
    .where('id', '=', call.id)
    .execute();
}

/** They called before, and nobody has called back yet: one conversation is enough. */
async function waitingFor(tx: Tx, { from_number }: CallRecord): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select r.id from phone_calls p join conversations c on c.id = p.callback_id join conversations r on r.id = c.root_id
    where p.from_number = ${from_number} and p.direction = 'in' and r.status not in ('solved', 'closed')
    order by p.began_at desc limit 1`.execute(tx);
  return rows[0]?.id;
}
