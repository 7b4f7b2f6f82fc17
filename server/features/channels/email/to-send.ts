/** A mail of ours, put together from the record when it is to be sent. */
import type { Selectable } from 'kysely';
import type { Mails } from '../../../core/database/tables.ts';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { type KeptFile, readFile } from '../../../core/files/files.ts';
import { composeMail } from '../../../core/mail/compose.ts';
import { filesOf } from '../../conversations/attachments/attachments.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import type { AccountRecord } from '../accounts.ts';
import type { Reach } from '../reach.ts';
import { bodyOf, type Quoted } from './body.ts';
import { forwarded } from './forwarded.ts';
import { markOf, subjectWithMark } from './mark.ts';
import { peopleIn } from './reply-route.ts';
import { markedReturn } from './return-address.ts';
import { whoWrote } from './words.ts';

type Where = Pick<Scope, 'workspaceId'>;

export interface Prepared {
  mail: Selectable<Mails>;
  text: string;
  author: string;
  at: Date;
  number: number;
  /** Of its writer; empty where none was written. */
  signature: string;
  quoted: Quoted | null;
  files: { name: string; file: KeptFile }[];
}

/** All of it, in the transaction that holds the mail. */
export async function prepare(tx: Tx, scope: Where, mail: Selectable<Mails>): Promise<Prepared> {
  const message = await tx
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .innerJoin('conversations as r', 'r.id', 'c.root_id')
    .leftJoin('members as w', (join) =>
      join.onRef('w.id', '=', 'm.author_id').on('m.author_kind', '=', 'member'),
    )
    .select(['m.text', 'm.at', 'm.author_name', 'w.signature'])
    .select(['r.id as conversation', 'r.number', 'r.language'])
    .where('m.id', '=', mail.message_id)
    .executeTakeFirstOrThrow();
  return {
    ...{
      mail,
      text: message.text,
      author: message.author_name,
      at: message.at,
      number: Number(message.number),
      signature: message.signature ?? '',
    },
    quoted: mail.forwards_id
      ? await forwarded(tx, scope, mail.forwards_id)
      : await before(tx, scope, message),
    files: [
      ...(await filesOf(tx, mail.message_id!)),
      ...(mail.forwards_id ? await filesOf(tx, mail.forwards_id) : []),
    ],
  };
}

/** What the customer wrote last before it. */
async function before(
  tx: Tx,
  { workspaceId }: Where,
  { conversation, at, language }: { conversation: string; at: Date; language: string | null },
): Promise<Prepared['quoted']> {
  const last = await tx
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .leftJoin('mails as x', 'x.message_id', 'm.id')
    .select(['m.text', 'm.at', 'm.author_name', 'x.from_name', 'x.from_address'])
    .where('c.root_id', '=', conversation)
    .where('m.kind', '=', 'customer')
    .where('m.at', '<=', at)
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last?.text) return null;
  const workspace = await readWorkspace(tx, workspaceId);
  const who = last.from_name || last.from_address || last.author_name;
  if (!who) return null;
  return {
    line: whoWrote(language ?? workspace.language, last.at, workspace.timeZone, who),
    text: last.text,
  };
}

/** No program answers to it (RFC 3834, and what Exchange knows instead). */
const BY_A_PROGRAM = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' };

export async function rawOf(
  { db, keys, config }: Reach,
  scope: Where,
  { mail, text, at, number, signature, quoted, files }: Prepared,
  account: AccountRecord,
): Promise<Buffer> {
  const mark = markOf(scope.workspaceId, number, keys.marks);
  const from = { address: account.address, name: account.name };
  return composeMail({
    messageId: mail.internet_id!,
    from,
    replyTo: markedReturn(account, mark, config),
    ...{ to: peopleIn(mail.to_people), cc: peopleIn(mail.cc_people), bcc: peopleIn(mail.bcc_people) },
    subject: account.subject_mark ? subjectWithMark(mail.subject, mark) : mail.subject,
    ...{ inReplyTo: mail.in_reply_to, references: mail.refs, at },
    ...(mail.kind === 'acknowledgement' && { headers: BY_A_PROGRAM }),
    ...bodyOf({ text, signature: [signature, account.signature].filter(Boolean).join('\n'), quoted }),
    attachments: await Promise.all(
      files.map(async ({ name, file }) => ({
        ...{ name, type: file.type },
        content: Buffer.concat(await readFile(db, scope, file).toArray()),
      })),
    ),
  });
}
