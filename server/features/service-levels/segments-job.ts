/** Asks the lens in which segments by rule a conversation's customer is. */
import { inWorkspace, sqlOf, type Tx } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import type { Job } from '../../core/jobs/jobs.ts';
import { tellAbout } from '../conversations/hold.ts';
import { rulesHolding } from '../segments/of-customer.ts';
import { reckon } from './reckon.ts';
import { SEGMENTS_JOB, type SegmentsPayload } from './segments.ts';

export const segmentsJob = (context: Pick<Context, 'db' | 'lens'>): Job<never> => ({
  name: SEGMENTS_JOB,
  run: async ({ workspaceId, id, customerId }: SegmentsPayload) => {
    const scope = { workspaceId };
    const named = await inWorkspace(context.db, scope, namedByPolicies);
    const found = await rulesHolding(context, workspaceId, [customerId], named);
    await inWorkspace(context.db, scope, async (tx) => {
      await sqlOf(tx).query(
        `insert into service_segments (conversation_id, workspace_id, segments)
         select id, workspace_id, $2 from conversations where id = $1
         on conflict (conversation_id) do update set segments = excluded.segments`,
        [id, found.map(({ segment }) => segment)],
      );
      await reckon(tx, workspaceId, [id]);
      await tellAbout(tx, { workspaceId }, [id]);
    });
  },
});

async function namedByPolicies(tx: Tx): Promise<string[]> {
  const { rows } = await sqlOf(tx).query<{ id: string }>(
    `select distinct named.id from service_policies p, jsonb_array_elements_text(p.match -> 'segments') named (id)
     where p.enabled`,
  );
  return rows.map(({ id }) => id);
}
