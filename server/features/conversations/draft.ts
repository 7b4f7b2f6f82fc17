/** What somebody is about to write, shared with everybody who opens the conversation. */
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { ConversationDrafts } from '../../core/database/tables.ts';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import type { conversationsApi } from './contract.ts';
import { holdConversation } from './hold.ts';
import type { Draft } from './shapes-contract.ts';

type Told = z.output<typeof conversationsApi.draft.body & object>;

/** @throws 404; 409 when somebody else wrote on it since, whose words would be lost */
export async function saveDraft(
  tx: Tx,
  scope: Scope,
  id: string,
  told: Told,
): Promise<z.input<typeof Draft> | null> {
  const conversation = await holdConversation(tx, id);
  const before = await readDraft(tx, conversation.id);
  if ((before?.revision ?? 0) !== told.revision)
    throw conflict(
      before
        ? `${before.member.name} has changed the draft meanwhile.`
        : 'The draft was sent or removed meanwhile.',
    );
  await announce(tx, scope.workspaceId, [{ topic: `conversation:${conversation.id}`, draft: true }]);
  if (!told.text.trim()) {
    await tx.deleteFrom('conversation_drafts').where('conversation_id', '=', conversation.id).execute();
    return null;
  }
  const { actor, workspaceId } = scope;
  const written = {
    text: told.text,
    kind: told.kind,
    member_id: actor.kind === 'member' ? actor.id : null,
    member_name: actor.name,
    revision: told.revision + 1,
    updated_at: new Date(),
  };
  await tx
    .insertInto('conversation_drafts')
    .values({ conversation_id: conversation.id, workspace_id: workspaceId, ...written })
    .onConflict((same) => same.column('conversation_id').doUpdateSet(written))
    .execute();
  return readDraft(tx, conversation.id);
}

export async function readDraft(tx: Tx, conversationId: string): Promise<z.input<typeof Draft> | null> {
  const row = await tx
    .selectFrom('conversation_drafts')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return row ? draftOf(row) : null;
}

/** What was drafted is written now. */
export async function forgetDraft(tx: Tx, conversationId: string, kind: 'reply' | 'note'): Promise<void> {
  await tx
    .deleteFrom('conversation_drafts')
    .where('conversation_id', '=', conversationId)
    .where('kind', '=', kind)
    .execute();
}

function draftOf(row: Selectable<ConversationDrafts>): z.input<typeof Draft> {
  return {
    text: row.text,
    kind: row.kind as 'reply' | 'note',
    member: { id: row.member_id, name: row.member_name },
    revision: row.revision,
    updatedAt: row.updated_at.toISOString(),
  };
}
