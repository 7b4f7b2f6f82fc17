/** Where an answer in a conversation would go, and what it answers to. */
import type { Selectable } from 'kysely';
import type { Mails } from '../../../core/database/tables.ts';
import { sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { distinct, type MailPerson } from '../../../core/mail/addresses.ts';
import { namesOf } from '../../customers/names.ts';
import { personOf } from '../../customers/person.ts';
import { ownAddresses } from './own-addresses.ts';

export interface SendingAccount {
  id: string;
  address: string;
  name: string;
}

export interface ReplyRoute {
  account: SendingAccount;
  to: MailPerson[];
  cc: MailPerson[];
  /** Without "Re:" for a first mail. */
  subject: string;
  /** What it answers to; null for a first mail. */
  answers: { id: string; internetId: string | null; references: string[] } | null;
}

interface Conversation {
  id: string;
  subject: string;
  customerId: string;
}

/** Accounts that can send, the oldest first. */
export async function sendingAccounts(tx: Tx): Promise<SendingAccount[]> {
  return tx
    .selectFrom('channel_accounts')
    .select(['id', 'address', 'name'])
    .where('removed_at', 'is', null)
    .where('smtp_host', '<>', '')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** To all, as people expect of an answer. Null when no account sends, or nobody has an address. */
export async function replyRoute(tx: Tx, conversation: Conversation): Promise<ReplyRoute | null> {
  const accounts = await sendingAccounts(tx);
  if (!accounts.length) return null;
  const last = await lastMail(tx, conversation.id);
  const people = last ? await everybodyIn(tx, last) : { to: await customerIn(tx, conversation), cc: [] };
  if (!people.to.length) return null;
  return {
    account: accounts.find(({ id }) => id === last?.account_id) ?? accounts[0]!,
    ...people,
    subject: conversation.subject || last?.subject || '',
    answers: last && { id: last.id, internetId: last.internet_id, references: last.refs },
  };
}

type MailRecord = Selectable<Mails>;

function lastMail(tx: Tx, conversationId: string): Promise<MailRecord | null> {
  return tx
    .selectFrom('mails as m')
    .innerJoin('messages as w', 'w.id', 'm.message_id')
    .innerJoin('conversations as c', 'c.id', 'w.conversation_id')
    .selectAll('m')
    .where('c.root_id', '=', conversationId)
    .where('m.kind', 'in', ['message', 'automatic'])
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(1)
    .executeTakeFirst()
    .then((found) => found ?? null);
}

/** Of one that came: its sender, with everybody else in copy. Of ours: whom it went to. */
async function everybodyIn(tx: Tx, mail: MailRecord): Promise<{ to: MailPerson[]; cc: MailPerson[] }> {
  const isOwn = await ownAddresses(tx);
  const foreign = (people: MailPerson[]) => people.filter(({ address }) => !isOwn(address));
  const [listedTo, listedCc] = [foreign(peopleIn(mail.to_people)), foreign(peopleIn(mail.cc_people))];
  if (mail.direction === 'out') return { to: listedTo, cc: listedCc };
  const wished = foreign(peopleIn(mail.reply_people));
  const to = wished.length ? wished : [{ address: mail.from_address, name: mail.from_name }];
  const known = new Set(to.map(({ address }) => address));
  return { to, cc: distinct([...listedTo, ...listedCc]).filter(({ address }) => !known.has(address)) };
}

export const peopleIn = (listed: unknown): MailPerson[] => (Array.isArray(listed) ? listed : []);

async function customerIn(tx: Tx, { customerId }: Conversation): Promise<MailPerson[]> {
  const { rootId } = await personOf(sqlOf(tx), customerId);
  const called = (await namesOf(tx, [rootId])).get(rootId);
  return called?.email ? [{ address: called.email, name: called.name ?? '' }] : [];
}
