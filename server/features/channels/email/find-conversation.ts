/**
 * Which conversation a mail belongs to: by what it says it answers to, then by a mark of ours in an address or in the
 * subject. Either only counts when its sender belongs there: whoever else knows a number or quotes a mail begins
 * another conversation.
 */
import { type Scope, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { withoutDetail } from '../../../core/mail/addresses.ts';
import type { ReadMail } from '../../../core/mail/parse.ts';
import {
  conversationsHere,
  conversationsOfMessages,
  conversationWithNumber,
  type Found,
} from '../../conversations/lookups.ts';
import { identityOf } from '../../customers/identities.ts';
import { keyOf, lookUp } from '../../customers/people.ts';
import { personOf } from '../../customers/person.ts';
import { markInDetail, markInSubject, numberIn } from './mark.ts';
import { isSameMatter } from './subjects.ts';

type Where = Pick<Scope, 'workspaceId'>;

/** @param sender in lower case @returns null: it begins a conversation of its own */
export async function findConversation(
  tx: Tx,
  scope: Where,
  mail: ReadMail,
  sender: string,
  marks: Buffer,
): Promise<string | null> {
  for (const { subject, conversation } of await answered(tx, mail)) {
    if (!(await belongs(tx, scope, conversation, sender))) continue;
    // Whoever answers an old mail about something new begins something new.
    return isSameMatter(subject, mail.subject) ? conversation.id : null;
  }
  for (const mark of marksIn(mail)) {
    const number = numberIn(mark, scope.workspaceId, marks);
    const conversation = number === null ? undefined : await conversationWithNumber(tx, number);
    if (conversation && (await belongs(tx, scope, conversation, sender))) return conversation.id;
  }
  return null;
}

/** The mails it answers to that we know, the nearest first, with their conversations. */
async function answered(
  tx: Tx,
  { inReplyTo, references }: ReadMail,
): Promise<{ subject: string; conversation: Found }[]> {
  const ids = [...new Set([...inReplyTo, ...references.toReversed()])];
  if (!ids.length) return [];
  const rows = await tx
    .selectFrom('mails')
    .select(['internet_id', 'subject', 'message_id', 'conversation_id'])
    .where('internet_id', 'in', ids)
    .where('kind', 'in', ['message', 'automatic', 'survey', 'transcript', 'forward', 'acknowledgement'])
    .execute();
  const byMessage = await conversationsOfMessages(tx, toldIn(rows, 'message_id'));
  const byThemselves = await conversationsHere(tx, toldIn(rows, 'conversation_id'));
  return rows
    .toSorted((a, b) => ids.indexOf(a.internet_id!) - ids.indexOf(b.internet_id!))
    .flatMap(({ subject, message_id, conversation_id }) => {
      const conversation = byMessage.get(message_id ?? '') ?? byThemselves.get(conversation_id ?? '');
      return conversation ? [{ subject, conversation }] : [];
    });
}

const toldIn = <Name extends string>(rows: { [name in Name]: string | null }[], name: Name) =>
  rows.map((row) => row[name]).filter((id) => id !== null);

/** Whether it may belong to a conversation that is here. */
export const answersSomething = (mail: ReadMail) =>
  mail.inReplyTo.length > 0 || mail.references.length > 0 || marksIn(mail).length > 0;

export function marksIn({ to, cc, deliveredTo, subject }: ReadMail): string[] {
  const addresses = [...to, ...cc].map(({ address }) => address).concat(deliveredTo);
  const inAddresses = addresses.map((address) => markInDetail(withoutDetail(address).detail ?? ''));
  return [...new Set([...inAddresses, markInSubject(subject)])].filter((mark) => mark !== null);
}

/** Its customer, or somebody to whom one of its mails went. */
async function belongs(tx: Tx, scope: Where, conversation: Found, sender: string): Promise<boolean> {
  return (await isCustomer(tx, scope, conversation, sender)) || (await isInvolved(tx, conversation, sender));
}

async function isCustomer(
  tx: Tx,
  { workspaceId }: Where,
  { customerId }: Found,
  sender: string,
): Promise<boolean> {
  const identity = identityOf('email', sender, '');
  if (!identity) return false;
  const sql = sqlOf(tx);
  const owner = (await lookUp(sql, workspaceId, [identity])).get(keyOf(identity));
  return owner !== undefined && owner.rootId === (await personOf(sql, customerId)).rootId;
}

/**
 * Somebody to whom one of its messages was taken and nobody else of it: what they write is for us, not the customer's.
 * @returns the member who asked them, null where nobody did; `undefined` for everybody else
 */
export async function askedBeside(
  tx: Tx,
  scope: Where,
  conversationId: string,
  sender: string,
): Promise<string | null | undefined> {
  const mails = await tx
    .selectFrom('mails as m')
    .innerJoin('messages as w', 'w.id', 'm.message_id')
    .innerJoin('conversations as c', 'c.id', 'w.conversation_id')
    .select(['m.kind', 'm.direction', 'w.author_id'])
    .where('c.root_id', '=', conversationId)
    .where((is) => is('m.addresses', '@>', is.val([sender])))
    .orderBy('m.at', 'desc')
    .execute();
  if (!mails.length || mails.some(({ kind }) => kind !== 'forward')) return undefined;
  const conversation = (await conversationsHere(tx, [conversationId])).get(conversationId);
  if (!conversation || (await isCustomer(tx, scope, conversation, sender))) return undefined;
  return mails.find(({ direction }) => direction === 'out')?.author_id ?? null;
}

async function isInvolved(tx: Tx, { id }: Found, sender: string): Promise<boolean> {
  const found = await tx
    .selectFrom('mails as m')
    .innerJoin('messages as w', 'w.id', 'm.message_id')
    .innerJoin('conversations as c', 'c.id', 'w.conversation_id')
    .select('m.id')
    .where('c.root_id', '=', id)
    .where((is) => is('m.addresses', '@>', is.val([sender])))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
