/**
 * Tells whoever wrote that their mail arrived, as the account wants it: an answer to them, not outreach, but a program's
 * (RFC 3834). Never to programs, lists, notices, spam or senders that are not proven, and at most once a day for a
 * conversation and for a person. It counts as no answer: whoever waits goes on waiting.
 */
import { sql } from 'kysely';
import { inWorkspace, SYSTEM, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { enqueue, type Job } from '../../../core/jobs/jobs.ts';
import { lockMessageKey } from '../../conversations/message-key.ts';
import { isOurs } from '../../conversations/said.ts';
import { writeMessage } from '../../conversations/write.ts';
import { namesOf } from '../../customers/names.ts';
import { fillIn } from '../../saved-replies/variables.ts';
import { nextOpen } from '../../service-levels/business-hours.ts';
import { openHours, usualCalendar } from '../../service-levels/calendars.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import type { Letter, MailAccount } from './letter.ts';
import { mailAnswer } from './outgoing.ts';

const ACKNOWLEDGE = 'channels.mail.acknowledge';
/** Of what was written longer ago, nobody wants to hear that it arrived: a folder that is read for the first time. */
const OLDEST_HOURS = 12;

interface ToAcknowledge {
  workspaceId: string;
  /** Of the customer. */
  messageId: string;
}

/** In the transaction that keeps the mail of a person. */
export async function acknowledgeSoon(
  tx: Tx,
  { workspaceId, acknowledges }: MailAccount,
  { mail, at }: Letter,
  messageId: string,
): Promise<void> {
  if (!acknowledges || mail.isSpam || mail.proof.verdict === 'failed') return;
  if (at.getTime() < Date.now() - OLDEST_HOURS * 3_600_000) return;
  const toDo: ToAcknowledge = { workspaceId, messageId };
  await enqueue(tx, ACKNOWLEDGE, toDo, { key: `${ACKNOWLEDGE} ${messageId}` });
}

export const acknowledgeJob = ({ db }: Context): Job<never> => ({
  name: ACKNOWLEDGE,
  run: (toDo: ToAcknowledge) => inWorkspace(db, toDo, (tx) => acknowledge(tx, toDo)),
});

async function acknowledge(tx: Tx, { workspaceId, messageId }: ToAcknowledge): Promise<void> {
  const asked = await askedIn(tx, messageId);
  if (!asked || asked.acknowledges === 'never' || !asked.smtp_host) return;
  await lockMessageKey(tx, workspaceId, `acknowledge ${asked.from_address}`);
  if (await wasToldOrAnswered(tx, asked)) return;
  const workspace = await readWorkspace(tx, workspaceId);
  if (asked.acknowledges === 'outside-hours' && (await isOpen(tx, asked, workspace.timeZone))) return;
  const text = textFor(asked, workspace.language);
  if (!text) return;
  const called = (await namesOf(tx, [asked.customer_root])).get(asked.customer_root)?.name ?? '';
  const values = {
    ...{ 'customer.name': called, 'customer.first': called.split(' ')[0] ?? '' },
    ...{ 'conversation.number': String(asked.number), 'workspace.name': workspace.name },
  };
  const scope = { workspaceId, actor: SYSTEM };
  const message = await writeMessage(tx, scope, asked.conversation, {
    ...{ kind: 'reply', text: fillIn(text, values), isAutomatic: true, mail: null },
    ...{ attachments: [], mentions: [], keeps: [] },
  });
  await tx.updateTable('messages').set({ delivery: 'pending' }).where('id', '=', message.id).execute();
  await mailAnswer(
    tx,
    scope,
    message.id,
    {
      account: { id: asked.account_id, address: asked.address, name: asked.name },
      ...{ to: [{ address: asked.from_address, name: asked.from_name }], cc: [], subject: asked.subject },
      answers: { id: asked.mail_id, internetId: asked.internet_id, references: asked.refs },
    },
    { kind: 'acknowledgement' },
  );
}

async function askedIn(tx: Tx, messageId: string) {
  return tx
    .selectFrom('mails as x')
    .innerJoin('messages as m', 'm.id', 'x.message_id')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .innerJoin('conversations as r', 'r.id', 'c.root_id')
    .innerJoin('customers as p', 'p.id', 'r.customer_id')
    .innerJoin('channel_accounts as a', 'a.id', 'x.account_id')
    .select(['x.id as mail_id', 'x.from_address', 'x.from_name', 'x.subject', 'x.internet_id', 'x.refs'])
    .select(['m.at', 'r.id as conversation', 'r.number', 'r.language', 'p.root_id as customer_root'])
    .select(['a.id as account_id', 'a.address', 'a.name', 'a.smtp_host', 'a.language as account_language'])
    .select(['a.acknowledges', 'a.acknowledge_calendar_id', 'a.acknowledge_texts'])
    .where('x.message_id', '=', messageId)
    .where('x.direction', '=', 'in')
    .where('a.removed_at', 'is', null)
    .executeTakeFirst();
}

type Asked = NonNullable<Awaited<ReturnType<typeof askedIn>>>;

/** In this conversation or to this person within a day; or a person of ours has answered meanwhile. */
async function wasToldOrAnswered(tx: Tx, { conversation, from_address, at }: Asked): Promise<boolean> {
  const { rows } = await sql<{ told: boolean; answered: boolean }>`
    select exists (select from mails x join messages m on m.id = x.message_id
        join conversations c on c.id = m.conversation_id
        where x.kind = 'acknowledgement' and x.at > now() - interval '1 day'
          and (c.root_id = ${conversation} or x.addresses @> ${[from_address]}::text[])) as told,
      exists (select from messages m join conversations c on c.id = m.conversation_id
        where c.root_id = ${conversation} and ${sql.raw(isOurs('m'))} and not m.automatic and m.at >= ${at}) as answered`.execute(
    tx,
  );
  return rows[0]!.told || rows[0]!.answered;
}

/** When it was written. Without a calendar somebody is always there. */
async function isOpen(tx: Tx, { acknowledge_calendar_id, at }: Asked, timeZone: string): Promise<boolean> {
  const calendar = acknowledge_calendar_id ?? (await usualCalendar(tx));
  const hours = calendar === null ? undefined : await openHours(tx, calendar, timeZone);
  return !hours || nextOpen(hours, at.getTime()) === at.getTime();
}

/** In the language of the conversation, else of the account, else of the workspace, else whichever there is. */
function textFor({ language, account_language, acknowledge_texts }: Asked, own: string): string | undefined {
  const texts = acknowledge_texts as Partial<Record<string, string>>;
  const wanted = [language, account_language, own].map((one) => (one === null ? '' : texts[one]));
  return wanted.concat(Object.values(texts)).find((text) => text);
}
