/** While nobody told the language of a conversation, what its customer writes tells it. */
import { SYSTEM, type Tx } from '../../../core/database/workspace.ts';
import { type ConversationRecord, noteChanges } from '../hold.ts';
import { guessLanguage } from './guess.ts';

/** Messages that are read together: the first may be a mere greeting. */
const MOST_MESSAGES = 5;

/** Of one whose newest message is written already. Whoever is told of that message finds the language there. */
export async function listenForLanguage(
  tx: Tx,
  { id, workspace_id, language, language_told }: ConversationRecord,
): Promise<void> {
  if (language !== null || language_told) return;
  const guessed = await guessLanguage((await lastWritten(tx, id)).join('\n'));
  if (!guessed) return;
  await tx.updateTable('conversations').set({ language: guessed }).where('id', '=', id).execute();
  await noteChanges(tx, workspace_id, id, SYSTEM, [{ what: 'language', before: null, after: guessed }], {
    reason: { kind: 'written' },
  });
}

async function lastWritten(tx: Tx, id: string): Promise<string[]> {
  const messages = await tx
    .selectFrom('messages')
    .select('text')
    .where('conversation_id', '=', id)
    .where('kind', '=', 'customer')
    .where('automatic', '=', false)
    // Of a call there is only what a member noted.
    .where('through', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_MESSAGES)
    .execute();
  return messages.map(({ text }) => text);
}

/** Somebody says that it is so, or that there is none: nothing is guessed any more. @returns whether that is new */
export async function tellLanguage(tx: Tx, { id, language_told }: ConversationRecord): Promise<boolean> {
  if (language_told) return false;
  await tx.updateTable('conversations').set({ language_told: true }).where('id', '=', id).execute();
  return true;
}
