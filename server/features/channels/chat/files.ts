/** Files of a chat: a stranger sends them, so they are of few kinds, as their content says; and only those who may read a message get its files. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import type { KeptFile } from '../../../core/files/files.ts';
import { conflict, notFound, Refusal } from '../../../core/http/problems.ts';
import {
  addAttachments,
  findAttachment,
  type NewAttachment,
} from '../../conversations/attachments/attachments.ts';
import type { Visitor } from './chats.ts';
import { MOST_FILES, type uploadApi } from './visitors-contract.ts';

type Told = z.input<typeof uploadApi.answer>['items'];

/** Uploaded and not sent: enough for a message that is written over while files are chosen again. */
const MOST_UNSENT = MOST_FILES * 4;

const TAKEN = [
  /^(image|audio|video)\//,
  /^text\/plain$/,
  /^application\/(pdf|rtf|zip|json)$/,
  /^application\/vnd\.openxmlformats-officedocument\./,
  /^application\/vnd\.oasis\.opendocument\./,
  /^application\/x-cfb$/,
];

/** @throws 415 for kinds that are not taken, 409 for too many that were not sent */
export async function keepUploads(tx: Tx, visitor: Visitor, files: NewAttachment[]): Promise<Told> {
  const foreign = files.find(({ file }) => !TAKEN.some((kind) => kind.test(file.type)));
  if (foreign) throw notTaken(foreign);
  const { rows } = await sql<{ unsent: number }>`
    select count(*)::int as unsent from chat_uploads u join attachments a on a.id = u.attachment_id
    where u.visitor_id = ${visitor.id} and a.message_id is null`.execute(tx);
  if (rows[0]!.unsent + files.length > MOST_UNSENT)
    throw conflict(`There are ${rows[0]!.unsent} files that were not sent yet. Send them first.`);
  const { workspaceId } = visitor;
  const added = await addAttachments(tx, { workspaceId }, files, {});
  await tx
    .insertInto('chat_uploads')
    .values(added.map(({ id }) => ({ attachment_id: id, workspace_id: workspaceId, visitor_id: visitor.id })))
    .execute();
  return added;
}

const notTaken = ({ name, file }: NewAttachment) =>
  new Refusal({
    type: 'urn:jornada:file-type',
    title: 'This kind of file is not taken here',
    status: 415,
    detail: `"${name.slice(0, 80)}" is ${file.type}, as its content says. Pictures, sound, film, text, PDF, office documents and ZIP archives are taken.`,
  });

/** Of a message that the visitor may read, or uploaded by them. @throws 404 */
export async function fileOf(
  tx: Tx,
  { id: visitorId }: Visitor,
  id: string,
): Promise<{ name: string; file: KeptFile }> {
  const { rows } = await sql`
    select from attachments a join chat_messages l on l.message_id = a.message_id
      where a.id = ${id} and l.visitor_id = ${visitorId}
    union all select from chat_uploads where attachment_id = ${id} and visitor_id = ${visitorId} limit 1`.execute(
    tx,
  );
  if (!rows.length) throw notFound(`There is no file ${id} in this chat.`);
  return findAttachment(tx, id);
}
