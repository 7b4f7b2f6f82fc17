/**
 * Sends answers to providers, one message after another. What fails for now is tried again, ever later; what fails for
 * good is told. When it is not certain whether the provider took one (it fell silent, or we ended, after it was given
 * it), it is not sent again by itself: rather one that somebody must look at than one that arrives twice. A provider
 * that tells how far it got puts that right.
 */
import type { Selectable } from 'kysely';
import type { ChannelMessages } from '../../../core/database/tables.ts';
import { inWorkspace, type Scope, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { readFile } from '../../../core/files/files.ts';
import { conflict, notFound } from '../../../core/http/problems.ts';
import type { Job } from '../../../core/jobs/jobs.ts';
import { announce } from '../../../core/live/live.ts';
import { filesOf } from '../../conversations/attachments/attachments.ts';
import { tellDelivery } from '../../conversations/delivery.ts';
import { CHANNELS_TOPIC } from '../accounts.ts';
import { type ChannelKeys, channelKeys } from '../keys.ts';
import { noteSendingTrouble, noteSent } from '../sending-state.ts';
import { type Account, type Part, Refused, type Taken } from './adapter.ts';
import { adapterOf } from './adapters.ts';
import { enqueueSend, SEND, type ToSend } from './carry.ts';
import { lineOf } from './line.ts';
import { openAccount } from './open-accounts.ts';
import { learnPerson, tellWhole } from './statuses.ts';

/** Seconds between tries, less than a day in all: later the customer's window has closed. */
const AGAIN_AFTER = [5, 30, 120, 600, 3600, 14_400, 28_800];

export const messagingSendJob = (context: Context): Job<never> => ({
  name: SEND,
  run: async (toSend: ToSend, { signal }) => {
    const keys = await channelKeys(context);
    while (!signal.aborted && (await sendNext(context, keys, toSend)));
    // Stopped between two: whoever comes next goes on.
    if (signal.aborted) throw new Error('stopped');
  },
});

type PartRecord = Selectable<ChannelMessages>;

interface Held {
  account: Account;
  part: Part;
}

/** @returns whether there may be another one to send */
async function sendNext(context: Context, keys: ChannelKeys, toSend: ToSend): Promise<boolean> {
  const { db, config } = context;
  const held = await inWorkspace(db, toSend, (tx) => hold(tx, keys, toSend));
  if (!held) return false;
  const { account, part, file } = held;
  if (file) part.file = { ...file, content: await contentOf(context, toSend, file.kept) };
  const outcome = await adapterOf(account)
    .send(lineOf(config, account), account, part)
    .catch((error) => {
      if (error instanceof Refused) return error;
      throw error;
    });
  return inWorkspace(db, toSend, async (tx) => {
    const row = await partHere(tx, part.id);
    if (!row) return false;
    await announce(tx, toSend.workspaceId, [{ topic: CHANNELS_TOPIC }]);
    if (outcome instanceof Refused) await tellTrouble(tx, toSend, row, outcome);
    else await tellSent(tx, toSend, row, outcome);
    return !(outcome instanceof Refused);
  });
}

type KeptFile = Awaited<ReturnType<typeof filesOf>>[number]['file'];

/**
 * The next one, marked as given to the provider. Null when there is nothing to do: all are out, one failed for good, or
 * it is gone with its conversation.
 */
async function hold(
  tx: Tx,
  keys: ChannelKeys,
  toSend: ToSend,
): Promise<(Held & { file?: { name: string; type: string; kept: KeptFile } }) | null> {
  const row = await nextPart(tx, toSend.messageId);
  if (row?.state !== 'pending') return null;
  if (row.handed_at) {
    await tellTrouble(tx, toSend, row, new Refused('uncertain', 'Jornada ended while it was sent.'));
    return null;
  }
  const account = row.account_id === null ? null : await openAccount(tx, keys, row.account_id);
  if (!account) {
    await tellTrouble(tx, toSend, row, new Refused('message', 'The account that was to send it is gone.'));
    return null;
  }
  await tx.updateTable('channel_messages').set({ handed_at: new Date() }).where('id', '=', row.id).execute();
  const { text, template, attachment } = row.content as Part & { attachment?: string };
  const part: Part = {
    ...{ id: row.id, how: row.kind as Part['how'], to: row.person },
    ...(text !== undefined && { text }),
    ...(template && { template }),
  };
  const file = attachment && (await filesOf(tx, toSend.messageId)).find(({ id }) => id === attachment);
  if (!file) return { account, part };
  return { account, part, file: { name: file.name, type: file.file.type, kept: file.file } };
}

/** The first that is not out; its failure keeps those behind it. */
async function nextPart(tx: Tx, messageId: string): Promise<PartRecord | undefined> {
  return tx
    .selectFrom('channel_messages')
    .selectAll()
    .where('message_id', '=', messageId)
    .where('direction', '=', 'out')
    .where('state', 'in', ['pending', 'failed'])
    .orderBy('place')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

const partHere = (tx: Tx, id: string): Promise<PartRecord | undefined> =>
  tx.selectFrom('channel_messages').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

const contentOf = async ({ db }: Context, scope: Where, file: KeptFile) =>
  Buffer.concat(await readFile(db, scope, file).toArray());

type Where = Pick<Scope, 'workspaceId'>;

/** The provider may have told already how far it got. */
async function tellSent(tx: Tx, scope: Where, row: PartRecord, { id, person }: Taken): Promise<void> {
  await tx
    .updateTable('channel_messages')
    .set({ external_id: id, reason: null, ...(row.state === 'pending' && { state: 'sent' }) })
    .where('id', '=', row.id)
    .execute();
  if (person) await learnPerson(tx, row.id, person);
  await tellWhole(tx, scope, row.message_id);
  await noteSent(tx, scope, row.account_id);
}

async function tellTrouble(tx: Tx, scope: Where, row: PartRecord, refused: Refused): Promise<void> {
  // The provider told meanwhile that it has it.
  if (row.state !== 'pending') return;
  const { kind, message, isTemporary, retryAfter } = refused;
  const pause = AGAIN_AFTER[row.attempts];
  const isTriedAgain = isTemporary && pause !== undefined;
  await tx
    .updateTable('channel_messages')
    .set((is) => ({
      ...{ attempts: is('attempts', '+', 1), state: isTriedAgain ? 'pending' : 'failed' },
      ...{ reason: kind === 'uncertain' ? `uncertain: ${message}` : message },
      // Of one that may be out, since when: what the provider tells of it later counts.
      ...(kind !== 'uncertain' && { handed_at: null }),
    }))
    .where('id', '=', row.id)
    .execute();
  await tellWhole(tx, scope, row.message_id);
  if (isTriedAgain) {
    const at = new Date(Date.now() + Math.max(pause, retryAfter ?? 0) * 1000);
    const toSend = { workspaceId: scope.workspaceId, messageId: row.message_id };
    await enqueueSend(tx, toSend, { accountId: row.account_id!, person: row.person }, at);
  }
  if (kind !== 'message' && kind !== 'uncertain')
    await noteSendingTrouble(tx, scope, row.account_id, refused);
}

/** Null when the message is none of a messenger. @throws 409 for one that did not fail */
export async function sendMessageAgain(tx: Tx, scope: Where, messageId: string): Promise<true | null> {
  const parts = await tx
    .selectFrom('channel_messages')
    .select(['id', 'state', 'account_id', 'person'])
    .where('message_id', '=', messageId)
    .where('direction', '=', 'out')
    .orderBy('place')
    .forUpdate()
    .execute();
  if (!parts.length) return null;
  const failed = parts.filter(({ state }) => state === 'failed');
  if (!failed.length) throw conflict('It did not fail: it is out, or on its way.');
  const { account_id: accountId, person } = failed[0]!;
  if (!accountId) throw notFound('The account that was to send it is gone.');
  await tx
    .updateTable('channel_messages')
    .set({ state: 'pending', reason: null, attempts: 0, handed_at: null })
    .where(
      'id',
      'in',
      failed.map(({ id }) => id),
    )
    .execute();
  await tellDelivery(tx, scope, messageId, { state: 'pending', reason: null });
  await enqueueSend(tx, { workspaceId: scope.workspaceId, messageId }, { accountId, person });
  return true;
}
