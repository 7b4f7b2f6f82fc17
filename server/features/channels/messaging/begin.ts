/** A conversation that we begin by a messenger: by which account, to which number, and whom that reaches there. */
import { sql } from 'kysely';
import { type Scope, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { conflict, invalid } from '../../../core/http/problems.ts';
import type { Begins } from '../../conversations/carriers.ts';
import { addPhone } from '../../customers/edit.ts';
import { normalisePhone } from '../../customers/identities.ts';
import { namesOf, UNKNOWN } from '../../customers/names.ts';
import { personOf } from '../../customers/person.ts';
import { NAMES } from './parts.ts';
import { waysToWrite } from './people.ts';
import { canBegin, PROVIDERS, type Provider } from './shapes-contract.ts';
import type { Thread } from './threads.ts';

export interface Begun {
  thread: Thread;
  /** Digits with the country in front. */
  number: string;
}

/**
 * A number that was told is the customer's from now on.
 * @throws 400 for an account of something else, and without an international number; 409 where only customers can
 * begin, for a number of somebody else, and when the customer has declined
 */
export async function threadTo(tx: Tx, scope: Scope, customerId: string, begins: Begins): Promise<Begun> {
  const account = await messengerHere(tx, begins.account);
  const phone = await phoneOf(tx, scope, customerId, begins.phone);
  const number = phone.slice(1);
  const person = await calledThere(tx, account.accountId, number);
  await refuseDeclined(tx, account.accountId, person, customerId);
  const lastInAt = await lastWrote(tx, account.accountId, person);
  return { thread: { ...account, person, comment: null, lastInAt }, number };
}

type Messenger = Omit<Thread, 'person' | 'comment' | 'lastInAt'>;

async function messengerHere(tx: Tx, id: string): Promise<Messenger> {
  const { rows } = await sqlOf(tx).query<Messenger>(
    `select a.id as "accountId", a.kind, a.name as "accountName", s.external_id as "externalId",
       s.human_agent as "humanAgent", s.templates
     from channel_accounts a join messaging_settings s on s.account_id = a.id
     where a.id = $1 and a.removed_at is null and a.kind = any($2)`,
    [id, PROVIDERS],
  );
  if (!rows[0])
    throw invalid('account: it is not one of a messenger.', [
      { at: 'account', message: 'must be the id of an account at WhatsApp' },
    ]);
  if (canBegin(rows[0].kind)) return rows[0];
  throw conflict(onlyAnswers(rows[0].kind), [{ at: 'account', message: 'must be an account at WhatsApp' }]);
}

const onlyAnswers = (kind: Provider) =>
  `${NAMES[kind]} lets ${kind === 'telegram' ? 'a bot' : 'a company'} only answer: the customer has to write first. Answer where they wrote, or begin another way.`;

const RIGHT = 'an international number, with + and the country in front, such as +55 11 91234 5678';

async function phoneOf(tx: Tx, scope: Scope, customerId: string, told: string | undefined): Promise<string> {
  if (told !== undefined) {
    const phone = inE164(told);
    if (!phone)
      throw unusable(`"${told.slice(0, 60)}" cannot be written to by WhatsApp: it must be ${RIGHT}.`);
    await addPhone(tx, scope, customerId, phone);
    return phone;
  }
  const { rootId } = await personOf(sqlOf(tx), customerId);
  const known = (await namesOf(tx, [rootId])).get(rootId) ?? UNKNOWN;
  if (!known.phone)
    throw unusable(`${known.name ?? 'The customer'} has no telephone number here: tell ${RIGHT}.`);
  const phone = inE164(known.phone);
  if (phone) return phone;
  throw unusable(`The customer's number, ${known.phone}, is not international: tell ${RIGHT}.`);
}

/** A country is never guessed: a wrong guess is a stranger who gets the message. */
function inE164(told: string): string | null {
  const international = told.trim().replace(/^00/, '+');
  return international.startsWith('+') ? normalisePhone(international, 'US') : null;
}

const unusable = (sentence: string) =>
  invalid(sentence, [{ at: 'customer.phone', message: `must be ${RIGHT}` }]);

/** What the provider calls whoever has the number, as far as it has told; else the number. */
async function calledThere(tx: Tx, accountId: string, number: string): Promise<string> {
  const { rows } = await sqlOf(tx).query<{ person: string }>(
    `select person from channel_messages
     where account_id = $1 and (person = any($2) or number = $3)
     order by direction = 'in' desc, at desc limit 1`,
    [accountId, waysToWrite(number), number],
  );
  return rows[0]?.person ?? number;
}

async function lastWrote(tx: Tx, accountId: string, person: string): Promise<Date | null> {
  const { at } = await tx
    .selectFrom('channel_messages')
    .select((is) => is.fn.max('at').as('at'))
    .where('account_id', '=', accountId)
    .where('person', '=', person)
    .where('direction', '=', 'in')
    .where('kind', '=', 'message')
    .executeTakeFirstOrThrow();
  return at;
}

/** The Cloud API's "user has stopped receiving marketing messages". */
const STOPPED = '%(131050)%';

/**
 * They said to us, or to WhatsApp, that they want no messages of ours there. Whoever has written by a messenger since
 * may be written to again; who only wants no newsletters by mail may be, too.
 */
async function refuseDeclined(tx: Tx, accountId: string, person: string, customerId: string): Promise<void> {
  const { rows } = await sql<{ declined: boolean }>`
    with people as (
      select m.id from customers c join customers m on m.root_id = c.root_id where c.id = ${customerId}),
    said as (
      select max(at) as at from (
        select t.at from touchpoints t where t.customer_id in (select id from people) and t.type = 'Unsubscribed'
          and (t.channel = 'messaging' or lower(t.properties ->> 'channel') in ('messaging', 'whatsapp'))
        union all
        select x.at from channel_messages x where x.account_id = ${accountId} and x.person = ${person}
          and x.direction = 'out' and x.state = 'failed' and x.reason like ${STOPPED}) no),
    wrote as (
      select max(m.at) as at from conversations c join messages m on m.conversation_id = c.id
      where c.customer_id in (select id from people) and c.channel = 'messaging' and m.kind = 'customer')
    select said.at is not null and (wrote.at is null or wrote.at < said.at) as declined from said, wrote`.execute(
    tx,
  );
  if (rows[0]?.declined)
    throw conflict(
      'The customer has said that they want no messages by messenger. They can be written to when they write again, or another way.',
    );
}
