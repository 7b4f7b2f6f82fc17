/** An answer sets out: whom it goes to and its Message-ID are fixed with the message, before the first try. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { conflict, invalid } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { enqueue } from '../../../core/jobs/jobs.ts';
import { distinct, domainOf, type MailPerson } from '../../../core/mail/addresses.ts';
import { begunBy } from '../../conversations/begun-by.ts';
import type { Answer, Carrier } from '../../conversations/carriers.ts';
import type { MailTo } from '../../conversations/shapes-contract.ts';
import { goesByMail } from './goes-by-mail.ts';
import { type ReplyRoute, replyRoute, type SendingAccount, sendingAccounts } from './reply-route.ts';
import { answerTo } from './subjects.ts';

export const SEND = 'channels.mail.send';

export interface ToSend {
  workspaceId: string;
  mailId: string;
}

/** Takes answers of conversations by mail, of those begun on a shop's page, and of others when their writer says so. */
export const carryByMail: Carrier = async (tx, scope, answer) => {
  const { mail, conversation } = answer;
  if (mail === null || (mail === undefined && !(await goesByMail(tx, conversation)))) return null;
  const usual = await replyRoute(tx, conversation);
  const route = mail ? await chosenRoute(tx, conversation, usual, mail) : usual;
  if (!route) return null;
  await mailAnswer(tx, scope, answer.messageId, route);
  if (conversation.channel === 'email') await begunBy(tx, conversation.id, route.account.id);
  return 'pending';
};

export interface Route extends Omit<ReplyRoute, 'leftOut'> {
  bcc?: MailPerson[];
}

type Chosen = NonNullable<z.output<typeof MailTo>>;

/** @throws 400 for an account that cannot send; 409 when nothing can be sent at all */
async function chosenRoute(
  tx: Tx,
  { subject }: Answer['conversation'],
  usual: ReplyRoute | null,
  { account, to, cc, bcc }: Chosen,
): Promise<Route> {
  const from = await accountFor(tx, account, usual);
  if (!from)
    throw conflict('No account here can send mail. Add one in the settings, or keep the answer only.');
  const known = new Map(
    [...(usual?.to ?? []), ...(usual?.cc ?? [])].map((person) => [person.address, person]),
  );
  const people = (addresses: string[]) =>
    distinct(addresses.map((address) => known.get(address) ?? { address, name: '' }));
  const receivers = to ? people(to) : (usual?.to ?? []);
  if (!receivers.length) throw conflict('Nobody here has an e-mail address. Say whom the answer goes to.');
  return {
    ...{ account: from, to: receivers, cc: cc ? people(cc) : (usual?.cc ?? []), bcc: people(bcc ?? []) },
    subject: usual?.subject ?? subject,
    answers: usual?.answers ?? null,
  };
}

/** The one that is asked for, else the usual one, else the oldest. @throws 400 for one that cannot send */
export async function accountFor(
  tx: Tx,
  asked: string | undefined,
  usual: ReplyRoute | null,
): Promise<SendingAccount | undefined> {
  if (asked) return accountNamed(tx, asked);
  return usual?.account ?? (await sendingAccounts(tx))[0];
}

async function accountNamed(tx: Tx, id: string): Promise<SendingAccount> {
  const found = (await sendingAccounts(tx)).find((account) => account.id === id);
  if (found) return found;
  throw invalid(`mail.account: no account ${id} can send mail here.`, [
    { at: 'mail.account', message: 'must be the id of an account that sends' },
  ]);
}

/**
 * The message must be on its way (`pending`) when its transaction ends.
 * @param as what it is, where it is no answer of somebody's; of a forwarded one, the id of the message it takes along
 */
export async function mailAnswer(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  messageId: string,
  route: Route,
  as: { kind: 'message' | 'acknowledgement' } | { kind: 'forward'; message: string } = { kind: 'message' },
): Promise<void> {
  const { account, to, cc, bcc = [], subject, answers } = route;
  const mailId = newId();
  const internetId = `${randomUUID()}@${domainOf(account.address)}`;
  await tx
    .insertInto('mails')
    .values({
      ...{ id: mailId, workspace_id: workspaceId, account_id: account.id, direction: 'out' },
      ...{ kind: as.kind, forwards_id: as.kind === 'forward' ? as.message : null },
      ...{ mail_key: `out ${messageId}`, internet_id: internetId, message_id: messageId },
      ...{ from_address: account.address, from_name: account.name },
      addresses: distinct([...to, ...cc, ...bcc]).map(({ address }) => address),
      to_people: JSON.stringify(to),
      cc_people: JSON.stringify(cc),
      bcc_people: JSON.stringify(bcc),
      subject: answers ? answerTo(subject) : subject,
      in_reply_to: answers?.internetId ?? null,
      refs: [...(answers?.references ?? []), ...(answers?.internetId ? [answers.internetId] : [])],
    })
    .execute();
  await enqueueSend(tx, { workspaceId, mailId });
}

/** One try at a time: a waiting one is replaced. */
export async function enqueueSend(tx: Tx, toSend: ToSend, at?: Date): Promise<void> {
  await enqueue(tx, SEND, toSend, { key: `${SEND} ${toSend.mailId}`, ...(at && { at }) });
}
