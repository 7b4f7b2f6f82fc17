/** What goes with messages: uploaded first, then sent with one. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { type KeptFile, keepFiles } from '../../../core/files/files.ts';
import type { NewFile } from '../../../core/files/spool.ts';
import { isPicture } from '../../../core/files/type.ts';
import { conflict, invalid, notFound } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { holdConversation, tellAbout } from '../hold.ts';
import type { Attachment } from './contract.ts';
import { fileName } from './file-name.ts';

type Told = z.input<typeof Attachment>;

export interface NewAttachment {
  name: string;
  file: NewFile;
  /** What a mail's own text calls a picture within it. */
  contentId?: string;
}

/** @param to a message that is written in the same transaction, or the conversation in whose draft they are, or neither */
export async function addAttachments(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  added: NewAttachment[],
  to: { messageId?: string; conversationId?: string; ownerId?: string | null },
): Promise<Told[]> {
  if (!added.length) return [];
  const kept = await keepFiles(
    tx,
    workspaceId,
    added.map(({ file }) => file),
  );
  const rows = added.map(({ name, contentId }, place) => ({
    ...{ id: newId(), name: fileName(name), place, content_id: contentId ?? null },
    file_id: kept[place]!.id,
    workspace_id: workspaceId,
    message_id: to.messageId ?? null,
    conversation_id: to.conversationId ?? null,
    owner_id: to.ownerId ?? null,
  }));
  await tx.insertInto('attachments').values(rows).execute();
  return rows.map(({ id, name, place }) => toldOf({ ...kept[place]!, id, name }));
}

/** Uploaded now, sent later. @throws 404 for a conversation that is not there */
export async function draftAttachments(
  tx: Tx,
  scope: Scope,
  added: NewAttachment[],
  conversationId: string | undefined,
): Promise<Told[]> {
  if (!conversationId) return addAttachments(tx, scope, added, {});
  const { id } = await holdConversation(tx, conversationId);
  await tellAbout(tx, scope, [id]);
  return addAttachments(tx, scope, added, { conversationId: id, ownerId: scope.actor.id });
}

/** Sends them with a message. @throws 400 for one that is not there, or was sent before */
export async function sendAttachments(tx: Tx, ids: string[], messageId: string): Promise<Told[]> {
  if (!ids.length) return [];
  for (const [place, id] of ids.entries()) {
    const { numUpdatedRows } = await tx
      .updateTable('attachments')
      .set({ message_id: messageId, place })
      .where('id', '=', id)
      .where('message_id', 'is', null)
      .executeTakeFirst();
    if (!numUpdatedRows) throw noUnsentFile(id, place);
  }
  return (await attachmentsOf(tx, [messageId])).get(messageId) ?? [];
}

const noUnsentFile = (id: string, place: number) =>
  invalid(`attachments: there is no unsent file ${id}. Upload it again.`, [
    { at: `attachments.${place}`, message: 'must be the id of a file that was uploaded and not sent yet' },
  ]);

/** By message, in their order. */
export async function attachmentsOf(tx: Tx, messageIds: string[]): Promise<Map<string, Told[]>> {
  const found = new Map<string, Told[]>();
  if (!messageIds.length) return found;
  const rows = await withFiles(tx)
    .where('a.message_id', 'in', messageIds)
    .orderBy('a.place')
    .orderBy('a.id')
    .execute();
  for (const row of rows) found.set(row.message_id!, [...(found.get(row.message_id!) ?? []), toldOf(row)]);
  return found;
}

/** Part of what is drafted in these conversations. */
export async function draftedIn(
  tx: Tx,
  conversationIds: string[],
): Promise<(Told & { owner: string | null })[]> {
  const rows = await withFiles(tx)
    .select('a.owner_id')
    .where('a.conversation_id', 'in', conversationIds)
    .where('a.message_id', 'is', null)
    .where('a.later_id', 'is', null)
    .orderBy('a.created_at')
    .orderBy('a.place')
    .execute();
  return rows.map((row) => ({ ...toldOf(row), owner: row.owner_id }));
}

/** They go along with a draft that somebody else goes on with. */
export async function handDraftedOver(tx: Tx, conversationId: string, from: string, to: string) {
  await tx
    .updateTable('attachments')
    .set({ owner_id: to })
    .where('conversation_id', '=', conversationId)
    .where('message_id', 'is', null)
    .where('later_id', 'is', null)
    .where('owner_id', '=', from)
    .execute();
}

/** They are part of the draft of whoever took the answer back. */
export async function giveBackOfLater(tx: Tx, { actor }: Scope, laterId: string): Promise<void> {
  await tx
    .updateTable('attachments')
    .set({ later_id: null, owner_id: actor.id })
    .where('later_id', '=', laterId)
    .where('message_id', 'is', null)
    .execute();
}

/** They go with an answer that is sent later, and are the conversation's draft's if it is taken back. @throws 400 for one that is not there, or goes with another */
export async function keepForLater(
  tx: Tx,
  ids: string[],
  { laterId, conversationId }: { laterId: string; conversationId: string },
): Promise<void> {
  for (const [place, id] of ids.entries()) {
    const { numUpdatedRows } = await tx
      .updateTable('attachments')
      .set({ later_id: laterId, conversation_id: conversationId, place })
      .where('id', '=', id)
      .where('message_id', 'is', null)
      .where('later_id', 'is', null)
      .executeTakeFirst();
    if (!numUpdatedRows) throw noUnsentFile(id, place);
  }
}

/** What goes with an answer that is sent later, in their order. */
export async function attachmentsOfLater(tx: Tx, laterId: string): Promise<Told[]> {
  const rows = await withFiles(tx)
    .where('a.later_id', '=', laterId)
    .where('a.message_id', 'is', null)
    .orderBy('a.place')
    .orderBy('a.id')
    .execute();
  return rows.map(toldOf);
}

/** @throws 404 */
export async function findAttachment(
  tx: Tx,
  id: string,
): Promise<{ name: string; file: KeptFile; conversationId: string | null; isSent: boolean }> {
  const row = await withFiles(tx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw notFound(`There is no attachment ${id} here.`);
  return {
    name: row.name,
    file: { id: row.file_id, bytes: Number(row.bytes), type: row.type },
    conversationId: row.conversation_id,
    isSent: row.message_id !== null,
  };
}

/** @throws 404; 409 for one that was sent */
export async function removeUnsent(tx: Tx, scope: Scope, id: string): Promise<undefined> {
  const { isSent, conversationId } = await findAttachment(tx, id);
  if (isSent) throw conflict('It was sent with its message, and stays with it.');
  await tx.deleteFrom('attachments').where('id', '=', id).where('message_id', 'is', null).execute();
  if (conversationId) await tellAbout(tx, scope, [conversationId]);
}

function withFiles(tx: Tx) {
  return tx
    .selectFrom('attachments as a')
    .innerJoin('files as f', 'f.id', 'a.file_id')
    .select(['a.id', 'a.name', 'a.message_id', 'a.conversation_id', 'a.file_id', 'f.type', 'f.bytes']);
}

function toldOf({ id, name, type, bytes }: { id: string; name: string; type: string; bytes: unknown }): Told {
  return { id, name, type, bytes: Number(bytes), isPicture: isPicture(type) };
}

/** What goes with a message, to be handed on: the file behind each, and what a mail's own text calls it. */
export async function filesOf(
  tx: Tx,
  messageId: string,
): Promise<{ id: string; name: string; contentId: string | null; file: KeptFile }[]> {
  const rows = await withFiles(tx)
    .select('a.content_id')
    .where('a.message_id', '=', messageId)
    .orderBy('a.place')
    .orderBy('a.id')
    .execute();
  return rows.map(({ id, name, content_id, file_id, bytes, type }) => ({
    ...{ id, name, contentId: content_id },
    file: { id: file_id, bytes: Number(bytes), type },
  }));
}
