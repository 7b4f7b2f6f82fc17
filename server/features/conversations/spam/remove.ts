/**
 * A conversation is deleted for good, by those who may. Its messages, files, promises, times and reviews go with it. What
 * happened to its customer did happen: it stays on their timeline, without a word of what was said. What was spam never
 * was on one.
 */
import { type Scope, sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { conflict } from '../../../core/http/problems.ts';
import { audit } from '../../audit/audit.ts';
import { emptyOfWords, forgetAside } from '../../touchpoints/aside.ts';
import { holdConversation, tellAbout } from '../hold.ts';
import { storiesOf } from '../story.ts';

/** @throws 404; 409 when it has another number: then it is another one than was meant */
export async function removeConversation(tx: Tx, scope: Scope, id: string, number: number): Promise<void> {
  const conversation = await holdConversation(tx, id);
  if (Number(conversation.number) !== number)
    throw conflict(
      `It is conversation ${conversation.number}, not ${number}. Say its own number to delete it.`,
    );
  const { workspaceId } = scope;
  const stories = await storiesOf(tx, conversation.id);
  await emptyOfWords(sqlOf(tx), workspaceId, stories);
  // What is spam, and answers that did not arrive: they happened to nobody.
  await forgetAside(sqlOf(tx), workspaceId, stories);
  const parts = await tx
    .selectFrom('conversations')
    .select(['id', 'number'])
    .where('root_id', '=', conversation.id)
    .orderBy('number')
    .execute();
  // Those that point come before what they point at.
  for (const part of parts.toSorted((one) => (one.id === conversation.id ? 1 : -1)))
    await tx.deleteFrom('conversations').where('id', '=', part.id).execute();
  await audit(tx, scope, {
    action: 'conversation.deleted',
    subject: { kind: 'conversation', id: conversation.id, name: `#${number}` },
    before: {
      messages: conversation.messages,
      merged: parts.flatMap((one) => (one.id === conversation.id ? [] : [Number(one.number)])),
    },
  });
  await tellAbout(tx, scope, [conversation.id]);
}
