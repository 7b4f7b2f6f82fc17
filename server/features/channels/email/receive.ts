/** Mails that arrived are kept, each once: several in one transaction, and those that have nothing to do with each other side by side. */
import { sql } from 'kysely';
import type { Database } from '../../../core/database/database.ts';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import { keepFile, keepFiles } from '../../../core/files/files.ts';
import { isEngineDown } from '../../../core/http/problems.ts';
import { announce } from '../../../core/live/live.ts';
import { log } from '../../../core/log.ts';
import type { Position } from '../../../core/mail/mailbox.ts';
import { customersWithEmails } from '../../conversations/customer.ts';
import { lockMessageKeys } from '../../conversations/message-key.ts';
import { together } from '../../conversations/together.ts';
import { CHANNELS_TOPIC } from '../accounts.ts';
import { answersSomething } from './find-conversation.ts';
import { insertMail, type Keeping, keepLetter, senderOf } from './keep.ts';
import { lanesOf } from './lanes.ts';
import { type Incoming, type Letter, letterOf, type MailAccount } from './letter.ts';
import { Recent } from './limit.ts';
import { ownAddresses } from './own-addresses.ts';

export interface ReceiveContext {
  db: Database;
  /** Signs the marks of conversations. */
  marks: Buffer;
}

const LANES = 2;

/**
 * Resolves once all are durable. The same mail again changes nothing.
 * @param position until where the folder is read with them: written after them, so that a killed process reads some
 * again rather than none
 */
export async function receiveMails(
  context: ReceiveContext,
  account: MailAccount,
  incoming: readonly Incoming[],
  position?: Position,
): Promise<void> {
  const letters: Letter[] = [];
  for (const one of incoming) letters.push(await letterOf(account, one));
  // All come to their end, also when one of them fails: nothing is being kept once this is over.
  const lanes = lanesOf(letters, LANES).map((lane) => keepLane(context, account, lane));
  const failed = (await Promise.allSettled(lanes)).find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  await inWorkspace(context.db, account, (tx) => progress(tx, account, letters, position));
}

/** Together; where one cannot be kept, each by itself. */
async function keepLane(context: ReceiveContext, account: MailAccount, letters: Letter[]): Promise<void> {
  try {
    if (letters.length > 1) return await keepTogether(context, account, letters);
  } catch (error) {
    if (isEngineDown(error)) throw error;
    log.debug('mails are kept one by one', { reason: (error as Error).message });
  }
  for (const letter of letters) await keepAlone(context, account, letter);
}

/** One that cannot be taken in stays beside the conversations, and holds up no other. */
async function keepAlone(context: ReceiveContext, account: MailAccount, letter: Letter): Promise<void> {
  try {
    await keepTogether(context, account, [letter]);
  } catch (error) {
    if (mayPass(error)) throw error;
    log.error('a mail could not be taken in and is kept aside', { error: (error as Error).stack });
    await keepAside(context, account, letter);
  }
}

/** Lost connections, waits in a circle, a full disk, a server that shuts down: the mail has no part in it. */
export const mayPass = (error: unknown) =>
  isEngineDown(error) || /^(08|40|53|55|57|58|XX)/.test((error as { code?: string }).code ?? '');

function keepTogether(
  { db, marks }: ReceiveContext,
  account: MailAccount,
  letters: readonly Letter[],
): Promise<void> {
  return inWorkspace(db, account, async (tx) => {
    const fresh = await notKept(tx, account, letters);
    if (fresh.length) await keepLetters(tx, marks, account, fresh);
  });
}

/** In the transaction of those who know that none of them is here as a message yet. */
export async function keepLetters(
  tx: Tx,
  marks: Buffer,
  account: MailAccount,
  letters: readonly Letter[],
): Promise<void> {
  // What is kept by many is locked once, and in one order.
  const all = letters.flatMap(({ raw, files }) => [raw, ...files.map(({ file }) => file)]);
  const kept = new Map((await keepFiles(tx, account.workspaceId, all)).map((file, at) => [all[at]!, file]));
  const isOwn = await ownAddresses(tx);
  const senders = letters.map(({ mail }) => senderOf(mail, isOwn));
  const recent = await Recent.of(
    tx,
    account.workspaceId,
    senders.flatMap((sender) => (isPerson(sender) ? [sender.address] : [])),
  );
  const customers = await customersWithEmails(tx, account, askers(letters, isOwn));
  const keeping: Keeping = { account, marks, isOwn, recent, customers };
  await together(tx, account, async () => {
    for (const letter of letters) await keepLetter(tx, keeping, letter, kept.get(letter.raw)!);
  });
}

const isPerson = (sender: ReturnType<typeof senderOf>) => sender !== null && sender !== 'ours';

/** Those that are not here yet, each once. */
async function notKept(tx: Tx, account: MailAccount, letters: readonly Letter[]): Promise<Letter[]> {
  const byKey = new Map(letters.toReversed().map((letter) => [letter.key, letter]));
  const keys = [...byKey.keys()];
  await lockMessageKeys(tx, account.workspaceId, keys);
  const found = await tx.selectFrom('mails').select('mail_key').where('mail_key', 'in', keys).execute();
  const here = new Set(found.map(({ mail_key }) => mail_key));
  return letters.filter((letter) => byKey.get(letter.key) === letter && !here.has(letter.key));
}

/** Who begins a conversation for sure: they answer to nothing. */
function askers(letters: readonly Letter[], isOwn: Keeping['isOwn']) {
  const asking = new Map<string, { email: string; name: string; at: Date }>();
  for (const { mail, at } of letters) {
    const sender = senderOf(mail, isOwn);
    if (mail.bounce || !isPerson(sender) || answersSomething(mail)) continue;
    if (!asking.has(sender.address))
      asking.set(sender.address, { email: sender.address, name: sender.name, at });
  }
  return [...asking.values()];
}

async function keepAside({ db }: ReceiveContext, account: MailAccount, letter: Letter): Promise<void> {
  await inWorkspace(db, account, async (tx) => {
    const [fresh] = await notKept(tx, account, [letter]);
    if (!fresh) return;
    const raw = await keepFile(tx, account.workspaceId, fresh.raw);
    const isOwn = await ownAddresses(tx);
    await insertMail(tx, account, fresh, {
      kind: 'failed',
      messageId: null,
      isOwn,
      raw,
      from: fresh.mail.from,
    });
  });
}

async function progress(
  tx: Tx,
  account: MailAccount,
  letters: readonly Letter[],
  position: Position | undefined,
): Promise<void> {
  const checkedBy = letters.findLast(({ mail }) => mail.proof.server)?.mail.proof.server;
  await tx
    .updateTable('channel_states')
    .set({
      last_in_at: sql<Date>`now()`,
      ...(checkedBy && { checked_by: checkedBy }),
      ...(position && { uid_validity: String(position.uidValidity), last_uid: position.lastUid }),
    })
    .where('account_id', '=', account.id)
    .execute();
  await announce(tx, account.workspaceId, [{ topic: CHANNELS_TOPIC }]);
}
