/** Answers to surveys, and their touchpoints. */
import type { Sql } from '../../core/database/workspace.ts';
import { responseTouchpoint, upsertResponses } from '../surveys/responses.ts';
import type { NewTouchpoint } from '../touchpoints/record.ts';
import type { SampleResponse } from './generator/entities.ts';
import { customerId, SOURCE, type Target } from './target.ts';
import type { WrittenConversations } from './write-conversations.ts';

export async function writeResponses(
  sql: Sql,
  target: Target,
  responses: SampleResponse[],
  { orders, rated }: { orders: Map<string, string> } & Pick<WrittenConversations, 'rated'>,
): Promise<NewTouchpoint[]> {
  const { workspaceId, importId } = target;
  const told = responses.map(({ customer, order, channel: _, ...response }) => ({
    ...response,
    customerId: customerId(target, customer),
    orderNumber: order,
    orderId: order && orders.get(order)!,
    properties: { ...response.properties, ...rated.get(response.externalId)?.response },
  }));
  await upsertResponses(sql, workspaceId, told, { source: SOURCE, importId });
  return told.map((response, index) => {
    const touchpoint = responseTouchpoint(response, SOURCE, importId);
    const { channel, properties } = responses[index]!;
    const about = rated.get(response.externalId)?.touchpoint;
    return {
      ...touchpoint,
      channel,
      properties: { ...(touchpoint.properties as object), ...properties, ...about },
    };
  });
}
