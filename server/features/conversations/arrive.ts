/** For doors of channels: what a customer wrote arrives by itself. */
import type { z } from 'zod';
import { type Scope, SYSTEM, type Tx } from '../../core/database/workspace.ts';
import type { Channel } from '../touchpoints/contract.ts';
import { addAttachments, type NewAttachment } from './attachments/attachments.ts';
import type { CustomerReference } from './customer.ts';
import { openFollower } from './lookups.ts';
import { beginConversation } from './open.ts';
import type { Language } from './shapes-contract.ts';
import type { StoryTold } from './touchpoint.ts';
import { writeMessage } from './write.ts';

export interface Arrival {
  text: string;
  at: Date;
  /** Of somebody who writes for the customer or beside them; empty for the customer. */
  author: string;
  /** A program wrote it: nobody waits for an answer. */
  isAutomatic: boolean;
  files: NewAttachment[];
  /** Ids of files that are here already, and not sent yet. */
  uploaded?: string[];
  /** What it was, where it was no written message. */
  story?: StoryTold;
}

export interface FirstArrival extends Arrival {
  channel: z.infer<typeof Channel>;
  /** Id of the account by which it comes; null where there is none. */
  account: string | null;
  customer: CustomerReference;
  subject: string;
  /** Key of a department. */
  department: string | null;
  language: z.infer<typeof Language> | null;
  /** What makes it one and no other: sent again, nothing happens twice. */
  key?: string;
}

export interface Arrived {
  conversationId: string;
  messageId: string;
}

/** In a conversation that is there, or the one that follows it when it is closed. @throws 404 */
export async function arriveIn(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  id: string,
  { at, files, uploaded = [], ...rest }: Arrival,
): Promise<Arrived> {
  const attachments = [...(await idsOf(tx, workspaceId, files)), ...uploaded];
  const told = {
    ...rest,
    attachments,
    at: at.toISOString(),
    kind: 'customer' as const,
    mentions: [],
    keeps: [],
    key: undefined,
  };
  const message = await writeMessage(
    tx,
    { workspaceId, actor: SYSTEM },
    (await openFollower(tx, id)) ?? id,
    told,
  );
  return { conversationId: message.conversationId, messageId: message.id };
}

/**
 * Of somebody who was asked beside the customer: a note.
 * @param calls member to whom it is shown, where they are still here
 */
export async function arriveBeside(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  id: string,
  { at, files, author, text }: Pick<Arrival, 'at' | 'files' | 'author' | 'text'>,
  calls: string | null,
): Promise<Arrived> {
  const message = await writeMessage(tx, { workspaceId, actor: SYSTEM }, id, {
    ...{ text, author, at: at.toISOString(), kind: 'note', keeps: [] },
    mentions: await stillHere(tx, calls),
    attachments: await idsOf(tx, workspaceId, files),
  });
  return { conversationId: message.conversationId, messageId: message.id };
}

async function stillHere(tx: Tx, member: string | null): Promise<string[]> {
  if (member === null) return [];
  const found = await tx
    .selectFrom('members')
    .select('id')
    .where('id', '=', member)
    .where('removed_at', 'is', null)
    .execute();
  return found.map(({ id }) => id);
}

/** Begins a conversation. @throws 400 for keys of a customer that cannot be used */
export async function arriveAnew(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  { at, files, uploaded = [], ...rest }: FirstArrival,
): Promise<Arrived> {
  const attachments = [...(await idsOf(tx, workspaceId, files)), ...uploaded];
  const told = {
    ...rest,
    attachments,
    at: at.toISOString(),
    from: 'customer' as const,
    priority: 'normal' as const,
  };
  const begun = await beginConversation(
    tx,
    { workspaceId, actor: SYSTEM },
    { ...told, assignee: null, tags: [] },
  );
  return { conversationId: begun.id, messageId: begun.messageId };
}

const idsOf = async (tx: Tx, workspaceId: string, files: NewAttachment[]) =>
  (await addAttachments(tx, { workspaceId }, files, {})).map(({ id }) => id);
