/** A conversation that was begun by mistake a moment ago goes, as if it had never been. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict } from '../../core/http/problems.ts';
import { holdOwn, tellAbout } from './hold.ts';
import { holdPromise, takeBackDeed } from './promises/promise.ts';
import { solvedKey } from './solved-key.ts';
import { takeBackHappened } from './touchpoint.ts';

/**
 * With its messages, its promises and its touchpoints.
 * @param messages how many it has while nobody touched it
 * @throws 404; 409 when somebody has written in it since, or merged it
 */
export async function unmakeConversation(
  tx: Tx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  id: string,
  messages: number,
): Promise<void> {
  const conversation = await holdOwn(tx, id);
  const written = await tx.selectFrom('messages').select('id').where('conversation_id', '=', id).execute();
  if (written.length !== messages || conversation.merged_into)
    throw conflict(`Somebody has gone on with conversation ${conversation.number} since. Change it there.`);
  const promised = await tx.selectFrom('promises').select('id').where('conversation_id', '=', id).execute();
  for (const one of promised) await takeBackDeed(tx, workspaceId, await holdPromise(tx, one.id), 'Made');
  const keys = [...written.map((message) => message.id), solvedKey(conversation)];
  await takeBackHappened(tx, workspaceId, keys);
  await tx.deleteFrom('conversations').where('id', '=', id).execute();
  await tellAbout(tx, { workspaceId }, [id]);
}
