/** Mails as the inbox shows them beside their messages. */
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import type { KeptFile } from '../../../core/files/files.ts';
import { notFound } from '../../../core/http/problems.ts';
import { hasRemotePictures, withPictures } from '../../../core/mail/safe-html.ts';
import { filesOf } from '../../conversations/attachments/attachments.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import type { mailsApi } from './contract.ts';
import { goesByMail } from './goes-by-mail.ts';
import { peopleIn, replyRoute, sendingAccounts } from './reply-route.ts';
import { answerTo } from './subjects.ts';

type Told = z.input<typeof mailsApi.of.answer & object>;

const MOST = 500;

/** @throws 404 */
export async function readMails(tx: Tx, id: string): Promise<Told> {
  const conversation = await conversationHere(tx, id);
  const route = await replyRoute(tx, conversation);
  return {
    mails: await mailsIn(tx, conversation.id),
    reply: route && {
      ...{ account: route.account, to: route.to, cc: route.cc, leftOut: route.leftOut },
      isUsual: await goesByMail(tx, conversation),
      subject: route.answers ? answerTo(route.subject) : route.subject,
    },
    accounts: await sendingAccounts(tx),
  };
}

async function mailsIn(tx: Tx, conversationId: string): Promise<Told['mails']> {
  const rows = await tx
    .selectFrom('mails as x')
    .innerJoin('messages as m', 'm.id', 'x.message_id')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .selectAll('x')
    .where('c.root_id', '=', conversationId)
    .where('x.kind', 'in', ['message', 'automatic', 'forward', 'acknowledgement'])
    .orderBy('x.at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    messageId: row.message_id!,
    direction: row.direction as 'in',
    kind: row.kind as 'message',
    from: { address: row.from_address, name: row.from_name },
    ...{ to: peopleIn(row.to_people), cc: peopleIn(row.cc_people), bcc: peopleIn(row.bcc_people) },
    more: { to: row.to_more, cc: row.cc_more },
    ...{ subject: row.subject, quoted: row.quoted, notes: row.notes },
    proof:
      row.direction === 'in'
        ? {
            verdict: (row.sender_proof ?? 'none') as 'none',
            ...{ server: row.checked_by, said: row.checked_said },
          }
        : null,
    hasHtml: row.html !== null,
    hasRemotePictures: row.html !== null && hasRemotePictures(row.html),
    events: Array.isArray(row.events) ? (row.events as Told['mails'][number]['events']) : [],
  }));
}

/** A page of its own, for a frame. @throws 404 */
export async function readHtml(tx: Tx, messageId: string, remote: 'shown' | 'blocked'): Promise<string> {
  const row = await tx
    .selectFrom('mails')
    .select('html')
    .where('message_id', '=', messageId)
    .where('html', 'is not', null)
    .executeTakeFirst();
  if (!row?.html) throw notFound(`There is no mail with HTML with the message ${messageId} here.`);
  const files = await filesOf(tx, messageId);
  const pictures = new Map(files.map(({ id, contentId }) => [contentId, `/api/attachments/${id}/picture`]));
  return page(withPictures(row.html, { within: (contentId) => pictures.get(contentId), remote }));
}

const STYLE = `html{color-scheme:light}body{margin:0;padding:12px;background:#fff;color:#1b2430;
font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}
img:not([src]){display:inline-block;min-width:24px;min-height:24px;background:#eee9e0}
table{max-width:100%}pre{white-space:pre-wrap}a{color:#0f6e6e}`.replaceAll('\n', '');

const page = (html: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><base target="_blank"><style>${STYLE}</style></head><body>${html}</body></html>`;

/** @throws 404 when there is none: ours are made anew when they are sent */
export async function rawFileOf(tx: Tx, messageId: string): Promise<KeptFile> {
  const row = await tx
    .selectFrom('mails as x')
    .innerJoin('files as f', 'f.id', 'x.raw_file_id')
    .select(['f.id', 'f.bytes', 'f.type'])
    .where('x.message_id', '=', messageId)
    .where('x.direction', '=', 'in')
    .where('x.kind', 'in', ['message', 'automatic', 'forward'])
    .executeTakeFirst();
  if (!row) throw notFound(`There is no mail that came with the message ${messageId} here.`);
  return { ...row, bytes: Number(row.bytes) };
}
