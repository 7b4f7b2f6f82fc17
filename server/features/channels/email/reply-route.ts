/** Where an answer in a conversation would go, and what it answers to. */
import type { Selectable } from 'kysely';
import type { Mails } from '../../../core/database/tables.ts';
import { sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { distinct, type MailPerson } from '../../../core/mail/addresses.ts';
import { isMadeUp } from '../../customers/made-up.ts';
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
  /** How many others got what it answers to, and are too many to be answered by themselves. */
  leftOut: number;
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

/** More than so many are answered only by somebody who names them: as many as an answer may name. */
const MOST_BY_THEMSELVES = 50;

/** To all, as people expect of an answer, unless they are too many. Null when no account sends, or nobody has an address. */
export async function replyRoute(tx: Tx, conversation: Conversation): Promise<ReplyRoute | null> {
  const accounts = await sendingAccounts(tx);
  if (!accounts.length) return null;
  const last = await lastMail(tx, conversation.id);
  const people = last
    ? await everybodyIn(tx, last)
    : { to: await customerIn(tx, conversation), cc: [], leftOut: 0 };
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

type Everybody = Pick<ReplyRoute, 'to' | 'cc' | 'leftOut'>;

/** Of one that came: its sender, with everybody else in copy. Of ours: whom it went to. */
async function everybodyIn(tx: Tx, mail: MailRecord): Promise<Everybody> {
  const isOwn = await ownAddresses(tx);
  const foreign = (people: MailPerson[]) => people.filter(({ address }) => !isOwn(address));
  const [listedTo, listedCc] = [foreign(peopleIn(mail.to_people)), foreign(peopleIn(mail.cc_people))];
  if (mail.direction === 'out') return { to: listedTo, cc: listedCc, leftOut: 0 };
  const sender = { address: mail.from_address, name: mail.from_name };
  const wished = foreign(peopleIn(mail.reply_people));
  const to = wished.length ? wished : [sender];
  const known = new Set(to.map(({ address }) => address));
  const cc = distinct([...listedTo, ...listedCc]).filter(({ address }) => !known.has(address));
  const others = to.length - 1 + cc.length + mail.to_more + mail.cc_more;
  if (others < MOST_BY_THEMSELVES) return { to, cc, leftOut: 0 };
  return { to: to.length === 1 ? to : [sender], cc: [], leftOut: others };
}

export const peopleIn = (listed: unknown): MailPerson[] => (Array.isArray(listed) ? listed : []);

/** Nobody, of people who are made up. */
async function customerIn(tx: Tx, { customerId }: Conversation): Promise<MailPerson[]> {
  const { rootId } = await personOf(sqlOf(tx), customerId);
  if (await isMadeUp(sqlOf(tx), rootId)) return [];
  const called = (await namesOf(tx, [rootId])).get(rootId);
  return called?.email ? [{ address: called.email, name: called.name ?? '' }] : [];
}
