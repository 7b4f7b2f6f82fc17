/** A conversation turned out to be somebody else's: so were the askings how it went, and what was answered. */
import { sqlOf, type Tx } from '../../../core/database/workspace.ts';
import type { Happening } from '../../conversations/happenings.ts';
import { conversationHere } from '../../conversations/lookups.ts';
import { giveTouchpoints } from '../../touchpoints/record.ts';
import { giveResponses } from '../responses.ts';
import { SURVEYS_SOURCE } from './survey.ts';

export async function giveAnswers(
  tx: Tx,
  workspaceId: string,
  happenings: readonly Happening[],
): Promise<void> {
  for (const one of happenings)
    if (one.what === 'changed' && one.changes.some(({ what }) => what === 'customer'))
      await giveAsks(tx, workspaceId, one.conversationId);
}

async function giveAsks(tx: Tx, workspaceId: string, conversationId: string): Promise<void> {
  const { customerId } = await conversationHere(tx, conversationId);
  const asks = await tx
    .updateTable('csat_asks')
    .set({ customer_id: customerId })
    .where('conversation_id', 'in', (is) =>
      is.selectFrom('conversations').select('id').where('root_id', '=', conversationId),
    )
    .returning('id')
    .execute();
  if (!asks.length) return;
  const ids = asks.map(({ id }) => id);
  const sql = sqlOf(tx);
  await giveTouchpoints(sql, workspaceId, SURVEYS_SOURCE, {
    messageIds: ids.map((id) => askedKey(id)),
    customerId,
  });
  await giveResponses(sql, workspaceId, { source: SURVEYS_SOURCE, externalIds: ids, customerId });
}

/** What makes the touchpoint of an asking one. */
export const askedKey = (askId: string) => `asked ${askId}`;
