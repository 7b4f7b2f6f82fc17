/** The touchpoints of a conversation and of all that were merged into it: its messages, solutions and promises. */
import type { Tx } from '../../core/database/workspace.ts';
import type { Story } from '../touchpoints/aside.ts';
import { CONVERSATIONS_SOURCE } from './customer.ts';
import { storyOfPromises } from './promises/promise.ts';
import { solvedKeys } from './solved-key.ts';

export async function storiesOf(tx: Tx, rootId: string): Promise<Story[]> {
  const parts = await tx
    .selectFrom('conversations')
    .select(['id', 'reopened'])
    .where('root_id', '=', rootId)
    .orderBy('id')
    .forUpdate()
    .execute();
  const ids = parts.map(({ id }) => id);
  const messages = await tx.selectFrom('messages').select('id').where('conversation_id', 'in', ids).execute();
  const messageIds = [...messages.map(({ id }) => id), ...parts.flatMap(solvedKeys)];
  return [{ source: CONVERSATIONS_SOURCE, messageIds }, await storyOfPromises(tx, ids)];
}
