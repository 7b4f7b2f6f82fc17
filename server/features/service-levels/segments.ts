/** In which of the segments that policies name a conversation's customer is. */
import type { Tx } from '../../core/database/workspace.ts';
import { enqueue } from '../../core/jobs/jobs.ts';
import { listsOf } from '../segments/members.ts';
import { rulesAmong } from '../segments/of-customer.ts';
import type { Rules } from './rules.ts';

export const SEGMENTS_JOB = 'service-levels.segments';

export interface SegmentsPayload {
  workspaceId: string;
  id: string;
  customerId: string;
}

/**
 * Lists are read from the record. A rule is asked of the lens, once for each conversation, by a job: until it has
 * answered, no policy for such a segment fits.
 */
export async function segmentsOf(
  tx: Tx,
  workspaceId: string,
  { policies }: Rules,
  { id, customer_id, merged_into }: { id: string; customer_id: string; merged_into: string | null },
): Promise<ReadonlySet<string>> {
  const named = [...new Set(policies.flatMap(({ match }) => match.segments))];
  if (!named.length || merged_into) return new Set();
  const lists = (await listsOf(tx, customer_id)).map((list) => list.id);
  const asked = await askedOf(tx, id);
  if (!asked && (await rulesAmong(tx, named)).length)
    await enqueue(tx, SEGMENTS_JOB, { workspaceId, id, customerId: customer_id } satisfies SegmentsPayload, {
      key: `${SEGMENTS_JOB} ${id}`,
    });
  return new Set([...lists, ...(asked ?? [])]);
}

async function askedOf(tx: Tx, conversationId: string): Promise<string[] | undefined> {
  const row = await tx
    .selectFrom('service_segments')
    .select('segments')
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return row?.segments;
}
