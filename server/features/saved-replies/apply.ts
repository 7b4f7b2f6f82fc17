/** Saved replies without words, done at once: to one conversation, or to many. */
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Tx } from '../../core/database/workspace.ts';
import { conflict, Refusal } from '../../core/http/problems.ts';
import type { Caller } from '../../core/http/serve.ts';
import { newId } from '../../core/ids.ts';
import { doDeeds } from '../conversations/deeds/do.ts';
import { noteKeyOf } from '../conversations/deeds/undo.ts';
import { membersHere } from '../members/roster.ts';
import { deedsOf, type SavedReplyTold, savedReply } from './saved-replies.ts';

/**
 * @returns what undoes it; null when it was so already
 * @throws 404; 409 for one with words, one whose person is gone, and as the conversation's own changes are refused
 */
export async function applyMacro(
  tx: Tx,
  caller: Caller,
  conversationId: string,
  macroId: string,
  use = newId(),
): Promise<string | null> {
  const macro = await savedReply(tx, macroId);
  refuseWords(macro);
  await refuseGone(tx, macro);
  const isOther = await doDeeds(tx, caller, conversationId, deedsOf(macro), {
    reason: { kind: 'macro', name: macro.name, use },
    noteKey: (id) => noteKeyOf(use, id),
  });
  return isOther ? use : null;
}

/** Each by itself: one that is refused keeps none of the others from it. */
export async function applyToMany(db: Database, caller: Caller, macroId: string, ids: string[]) {
  await inWorkspace(db, caller, async (tx) => refuseWords(await savedReply(tx, macroId)));
  const use = newId();
  const changed: string[] = [];
  const refused: { id: string; reason: string }[] = [];
  for (const id of new Set(ids)) {
    try {
      if (await inWorkspace(db, caller, (tx) => applyMacro(tx, caller, id, macroId, use))) changed.push(id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ id, reason: error.message });
    }
  }
  return { use, changed, refused };
}

function refuseWords({ name, text }: SavedReplyTold): void {
  if (!text) return;
  throw conflict(
    `"${name}" has words for the customer. Send them as an answer, with what it does as \`does\` of the message.`,
  );
}

async function refuseGone(tx: Tx, { name, assignee }: SavedReplyTold): Promise<void> {
  if (!assignee || assignee === 'me' || assignee === 'none') return;
  if ((await membersHere(tx, [assignee])).length) return;
  throw conflict(
    `"${name}" gives conversations to somebody who works here no more. Change it in the settings first.`,
  );
}
