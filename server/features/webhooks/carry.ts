/**
 * A program is the way to the customers of a channel: it hears of our answers (`message.created`), takes them there, and
 * tells how far they got. What it is not told in the end, or cannot take any more, has failed, and somebody sees it.
 */
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, notFound } from '../../core/http/problems.ts';
import type { Carrier } from '../conversations/carriers.ts';
import { type Delivery, tellDelivery } from '../conversations/delivery.ts';
import type { webhooksApi } from './contract.ts';

type Report = z.output<typeof webhooksApi.report.body & object>;
type Answer = z.input<typeof webhooksApi.report.answer & object>;

/** Takes what nobody before it takes, unless its writer wants it kept only. */
export const carryByProgram: Carrier = async (tx, { workspaceId }, { messageId, conversation, mail }) => {
  if (mail !== undefined) return null;
  const endpoint = await endpointFor(tx, conversation.channel);
  if (!endpoint) return null;
  await tx
    .insertInto('webhook_carried')
    .values({ message_id: messageId, workspace_id: workspaceId, endpoint_id: endpoint.id })
    .execute();
  return 'pending';
};

/** Whether a program takes what is answered on the channel. */
export const programReaches = async (tx: Tx, { channel }: { channel: string }) =>
  (await endpointFor(tx, channel)) !== undefined;

function endpointFor(tx: Tx, channel: string): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('webhook_endpoints')
    .select('id')
    .where('disabled_by', 'is', null)
    .where((is) => is(is.val(channel), '=', is.fn.any('carries')))
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
}

/** What may still come after a state; what comes late changes nothing. */
const NEXT: Record<Delivery['state'], Report['state'][]> = {
  pending: ['sent', 'delivered', 'read', 'failed'],
  // Sent again, it may get there after all.
  failed: ['sent', 'delivered', 'read'],
  sent: ['delivered', 'read', 'failed'],
  delivered: ['read'],
  read: [],
};

/** @throws 404; 409 for a message that no program takes */
export async function reportDelivery(
  tx: Tx,
  scope: Scope,
  id: string,
  { state, reason }: Report,
): Promise<Answer> {
  const message = await tx
    .selectFrom('messages')
    .select(['delivery', 'failure'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!message) throw notFound(`There is no message ${id} here.`);
  const carried = await tx
    .selectFrom('webhook_carried')
    .select('message_id')
    .where('message_id', '=', id)
    .executeTakeFirst();
  const before = message.delivery as Delivery['state'] | null;
  if (!carried || !before)
    throw conflict('No program takes this message to its customer, so none can tell how far it got.');
  if (!NEXT[before].includes(state)) return { delivery: before, failure: message.failure };
  const failure = state === 'failed' ? (reason ?? '') : null;
  await tellDelivery(tx, scope, id, { state, reason: failure });
  return { delivery: state, failure };
}

/** The program did not take it: of those that it was given and that are still on their way. */
export async function failCarried(
  tx: Tx,
  scope: Pick<Scope, 'workspaceId'>,
  endpointId: string,
  reason: string,
  messageId?: string,
): Promise<void> {
  const rows = await tx
    .selectFrom('webhook_carried as c')
    .innerJoin('messages as m', 'm.id', 'c.message_id')
    .select('m.id')
    .where('c.endpoint_id', '=', endpointId)
    .where('m.delivery', '=', 'pending')
    .$if(messageId !== undefined, (query) => query.where('m.id', '=', messageId!))
    .orderBy('m.id')
    .execute();
  for (const { id } of rows) await tellDelivery(tx, scope, id, { state: 'failed', reason });
}
