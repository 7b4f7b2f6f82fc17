/**
 * A message of a conversation goes to somebody else, a supplier or a carrier, who is not its customer. What is written
 * with it is a note among ourselves, and what they answer comes back as one.
 */
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { conflict, invalid } from '../../../core/http/problems.ts';
import { distinct } from '../../../core/mail/addresses.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import type { Message } from '../../conversations/shapes-contract.ts';
import { writeMessage } from '../../conversations/write.ts';
import type { mailsApi } from './contract.ts';
import { accountFor, mailAnswer } from './outgoing.ts';
import { ownAddresses } from './own-addresses.ts';
import { replyRoute } from './reply-route.ts';

type Asked = z.output<typeof mailsApi.forward.body & object>;

/**
 * @throws 404; 400 for a note, for a message of another conversation, and for an address of our own; 409 when no account
 * can send
 */
export async function forwardMessage(
  tx: Tx,
  scope: Scope,
  id: string,
  asked: Asked,
): Promise<z.input<typeof Message>> {
  const conversation = await conversationHere(tx, id);
  await requireMessage(tx, conversation.id, asked.message);
  const isOwn = await ownAddresses(tx);
  for (const field of ['to', 'cc'] as const)
    for (const address of asked[field])
      if (isOwn(address))
        throw invalid(`${field}: ${address} is an address of your own: it would come back here.`, [
          { at: field, message: 'must be somebody else' },
        ]);
  const usual = await replyRoute(tx, conversation);
  const account = await accountFor(tx, asked.account, usual);
  if (!account) throw conflict('No account here can send mail. Add one in the settings.');
  const note = await writeMessage(tx, scope, conversation.id, {
    ...{ kind: 'note', text: asked.text, attachments: [], mentions: [], keeps: [] },
  });
  await tx.updateTable('messages').set({ delivery: 'pending' }).where('id', '=', note.id).execute();
  const subject = usual?.subject || conversation.subject;
  await mailAnswer(
    tx,
    scope,
    note.id,
    {
      ...{ account, to: people(asked.to), cc: people(asked.cc), answers: null },
      subject: `Fwd: ${subject || `#${conversation.number}`}`,
    },
    { kind: 'forward', message: asked.message },
  );
  return { ...note, delivery: 'pending' };
}

const people = (addresses: string[]) => distinct(addresses.map((address) => ({ address, name: '' })));

async function requireMessage(tx: Tx, conversationId: string, message: string): Promise<void> {
  const found = await tx
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .select('m.kind')
    .where('m.id', '=', message)
    .where('c.root_id', '=', conversationId)
    .executeTakeFirst();
  if (!found) throw refuse('must be a message of this conversation');
  if (found.kind === 'note') throw refuse('must not be a note: notes stay here');
}

const refuse = (message: string) => invalid(`message: ${message}`, [{ at: 'message', message }]);
