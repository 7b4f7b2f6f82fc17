/** A mail that is kept aside is tried again, from the mail as it came, the way in which mails arrive. */
import type { z } from 'zod';
import { inWorkspace, type Scope, type Tx } from '../../../core/database/workspace.ts';
import { readFile } from '../../../core/files/files.ts';
import { conflict, Refusal } from '../../../core/http/problems.ts';
import { log } from '../../../core/log.ts';
import { conversationsOfMessages } from '../../conversations/lookups.ts';
import { lockMessageKeys } from '../../conversations/message-key.ts';
import { type MailAside, mailAside, tellOfAside } from './aside.ts';
import type { asideApi } from './aside-contract.ts';
import { type Letter, letterOf } from './letter.ts';
import { keepLetters, mayPass, type ReceiveContext } from './receive.ts';

type Told = z.input<typeof asideApi.takeIn.answer & object>;

/** @throws 404; 409 when it still cannot be taken in, or is no customer's: then it stays aside. */
export async function takeIn(context: ReceiveContext, scope: Scope, id: string): Promise<Told> {
  const { db } = context;
  const mail = await inWorkspace(db, scope, (tx) => mailAside(tx, id));
  const letter = await letterAgain(context, mail);
  try {
    return await inWorkspace(db, scope, (tx) => keepAgain(tx, context, scope, { id, letter }));
  } catch (error) {
    if (error instanceof Refusal || mayPass(error)) throw error;
    log.error('a mail that is kept aside could not be taken in', { error: (error as Error).stack });
    throw conflict('It still cannot be taken in. It stays aside; save it to read it meanwhile.');
  }
}

/** Why what was read becomes no message. */
const NOBODY_WAITS: Record<Exclude<MailAside['kind'], 'failed'>, string> = {
  own: 'It is a mail of your own that came back.',
  bounce: 'It is a notice of a server about nothing that was sent from here.',
  unreadable: 'It does not say who wrote it, so there is nobody to answer. It stays aside.',
};

async function letterAgain({ db }: ReceiveContext, { account, ...mail }: MailAside): Promise<Letter> {
  if (mail.kind === 'own' || mail.kind === 'bounce') throw conflict(NOBODY_WAITS[mail.kind]);
  if (!mail.raw) throw conflict('It is not kept as it came, so it cannot be read again.');
  const raw = Buffer.concat(await readFile(db, account, mail.raw).toArray());
  const letter = await letterOf(account, { raw, at: mail.at, isCut: mail.notes.includes('partial') });
  // Also when it is read better than before, it is the same mail.
  return { ...letter, key: mail.mailKey };
}

async function keepAgain(
  tx: Tx,
  { marks }: ReceiveContext,
  scope: Scope,
  { id, letter }: { id: string; letter: Letter },
): Promise<Told> {
  await lockMessageKeys(tx, scope.workspaceId, [letter.key]);
  const mail = await mailAside(tx, id);
  await keepLetters(tx, marks, mail.account, [letter]);
  const { kind, message_id } = await tx
    .selectFrom('mails')
    .select(['kind', 'message_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (!message_id) throw conflict(NOBODY_WAITS[kind as keyof typeof NOBODY_WAITS]);
  const { id: conversation, number } = (await conversationsOfMessages(tx, [message_id])).get(message_id)!;
  await tellOfAside(tx, scope, { action: 'mail.taken-in', mail, after: { conversation: number } });
  return { conversation: { id: conversation, number } };
}
