/** What an event tells, in the shapes of the API. What it is about goes with it, so all of it is there. */
import type { Selectable } from 'kysely';
import type { WebhookEvents } from '../../core/database/tables.ts';
import type { Tx } from '../../core/database/workspace.ts';
import { promisesIn } from '../conversations/promises/promise.ts';
import { readFirstMessage, readMessage } from '../conversations/read-message.ts';
import { rowsOf } from '../conversations/rows.ts';
import { readCustomer } from '../customers/profile.ts';
import { readResponse } from '../customers/responses.ts';

type EventRecord = Selectable<WebhookEvents>;

/** What only its own moment knew. */
interface Facts {
  changes?: object[];
  delivery?: object;
  promiseId?: string;
  time?: object;
  mergeId?: string;
}

export const dataOf = (tx: Tx, event: EventRecord): Promise<object> =>
  event.conversation_id
    ? aboutConversation(tx, event, event.conversation_id)
    : aboutCustomer(tx, event, event.customer_id!);

async function aboutConversation(tx: Tx, event: EventRecord, id: string): Promise<object> {
  const { changes, time, promiseId, delivery } = event.facts as Facts;
  const [conversation] = await rowsOf(tx, [id]);
  if (changes) return { conversation, changes };
  if (time) return { conversation, time };
  if (promiseId) {
    const promises = await promisesIn(tx, [id]);
    return { conversation, promise: promises.find((one) => one.id === promiseId) ?? null };
  }
  const message = event.message_id ? await readMessage(tx, event.message_id) : await readFirstMessage(tx, id);
  return { conversation, message: { ...message, ...delivery } };
}

async function aboutCustomer(tx: Tx, event: EventRecord, id: string): Promise<object> {
  const customer = await readCustomer(tx, id);
  if (event.response_id) return { customer, response: await readResponse(tx, event.response_id) };
  const { mergeId } = event.facts as Facts;
  if (!mergeId) return { customer };
  const merge = customer.merges.find((one) => one.id === mergeId) ?? null;
  if (event.type === 'customer.merged' || !merge) return { customer, merge };
  return { customer, restored: await readCustomer(tx, merge.loserId), merge };
}
