/** Fetches files that customers sent, from their provider into the record, and puts them to their message. */
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { discard, spool } from '../../../core/files/spool.ts';
import { enqueue, type Job } from '../../../core/jobs/jobs.ts';
import { addLateFiles, lookAgain } from '../../conversations/after-arrival.ts';
import { type ChannelKeys, channelKeys } from '../keys.ts';
import { type Account, type Reference, Refused } from './adapter.ts';
import { adapterOf } from './adapters.ts';
import { lineOf } from './line.ts';
import { openAccount } from './open-accounts.ts';

export const FETCH = 'channels.messaging.fetch';

/** Seconds between tries: providers give files for a few days at most. */
const AGAIN_AFTER = [5, 60, 600, 3600, 21_600];

interface ToFetch {
  workspaceId: string;
  mediaId: string;
}

export const messagingFetchJob = (context: Context): Job<never> => ({
  name: FETCH,
  run: async (toFetch: ToFetch) => fetchOne(context, await channelKeys(context), toFetch),
});

interface Held {
  account: Account | null;
  file: Reference;
  messageId: string;
  attempts: number;
}

async function fetchOne(context: Context, keys: ChannelKeys, toFetch: ToFetch): Promise<void> {
  const { db, config } = context;
  const held = await inWorkspace(db, toFetch, (tx) => mediaToFetch(tx, keys, toFetch.mediaId));
  if (!held) return;
  const { account, file } = held;
  try {
    if (!account) throw new Refused('message', 'The account that it came to is gone.');
    const line = lineOf(config, account);
    const content = await adapterOf(account).fetch(line, account, file, config.maxFileBytes);
    const spooled = await spool(Readable.from([content]), config.dataDir, config.maxFileBytes);
    try {
      await inWorkspace(db, toFetch, async (tx) => {
        if (!(await settle(tx, toFetch, 'kept', null))) return;
        await addLateFiles(tx, toFetch, held.messageId, [{ name: file.name, file: spooled }]);
      });
    } finally {
      await discard([spooled]);
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await inWorkspace(db, toFetch, (tx) => tellTrouble(tx, toFetch, held, error));
  }
}

async function mediaToFetch(tx: Tx, keys: ChannelKeys, id: string): Promise<Held | null> {
  const row = await tx
    .selectFrom('channel_media as f')
    .innerJoin('channel_messages as x', 'x.id', 'f.channel_message_id')
    .select(['f.reference', 'f.name', 'f.attempts', 'x.message_id', 'x.account_id'])
    .where('f.id', '=', id)
    .where('f.state', '=', 'pending')
    .executeTakeFirst();
  if (!row) return null;
  const { reference, name, attempts, message_id: messageId } = row;
  const account = row.account_id === null ? null : await openAccount(tx, keys, row.account_id);
  return { account, file: { reference, name }, messageId, attempts };
}

/** @returns whether it was still to be fetched: another process may have been quicker, or its writer took it back */
async function settle(tx: Tx, { mediaId }: ToFetch, state: 'kept' | 'failed', reason: string | null) {
  const settled = await tx
    .updateTable('channel_media')
    .set({ state, reason })
    .where('id', '=', mediaId)
    .where('state', '=', 'pending')
    .returning('id')
    .executeTakeFirst();
  return settled !== undefined;
}

async function tellTrouble(tx: Tx, toFetch: ToFetch, held: Held, { kind, message }: Refused): Promise<void> {
  const pause = AGAIN_AFTER[held.attempts];
  if (kind === 'message' || pause === undefined) {
    if (await settle(tx, toFetch, 'failed', message)) await lookAgain(tx, toFetch, held.messageId);
    return;
  }
  await sql`update channel_media set attempts = attempts + 1, reason = ${message} where id = ${toFetch.mediaId}`.execute(
    tx,
  );
  const at = new Date(Date.now() + pause * 1000);
  await enqueue(tx, FETCH, toFetch, { key: `${FETCH} ${toFetch.mediaId}`, at });
}
