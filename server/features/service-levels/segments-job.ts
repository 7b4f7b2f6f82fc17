/** Asks the lens in which segments by rule a conversation's customer is. */
import { inWorkspace, sqlOf, type Tx } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import type { Job } from '../../core/jobs/jobs.ts';
import { tellAbout } from '../conversations/hold.ts';
import { ask } from '../lens/ask.ts';
import { segmentPeople } from '../segments/people.ts';
import { reckon } from './reckon.ts';
import { SEGMENTS_JOB, type SegmentsPayload } from './segments.ts';

export const segmentsJob = (context: Pick<Context, 'db' | 'lens'>): Job<never> => ({
  name: SEGMENTS_JOB,
  run: async ({ workspaceId, id, customerId }: SegmentsPayload) => {
    const scope = { workspaceId };
    const { person, questions } = await inWorkspace(context.db, scope, (tx) => questionsOf(tx, customerId));
    const found: string[] = [];
    for (const { segment, people } of questions) {
      const rows = await ask<{ person: string }>(context, workspaceId, {
        sql: `SELECT person FROM (${people.sql}) WHERE person = {levels_person:UUID}`,
        params: { ...people.params, levels_person: person },
      });
      if (rows.length) found.push(segment);
    }
    await inWorkspace(context.db, scope, async (tx) => {
      await sqlOf(tx).query(
        `insert into service_segments (conversation_id, workspace_id, segments)
         select id, workspace_id, $2 from conversations where id = $1
         on conflict (conversation_id) do update set segments = excluded.segments`,
        [id, found],
      );
      await reckon(tx, workspaceId, [id]);
      await tellAbout(tx, { workspaceId }, [id]);
    });
  },
});

async function questionsOf(tx: Tx, customerId: string) {
  const { rows } = await sqlOf(tx).query<{ person: string; named: string[] }>(
    `select root_id as person,
       array(select distinct s.id from service_policies p, jsonb_array_elements_text(p.match -> 'segments') named (id)
         join segments s on s.id = named.id::uuid where p.enabled and s.kind = 'rule') as named
     from customers where id = $1`,
    [customerId],
  );
  const { person, named } = rows[0] ?? { person: customerId, named: [] };
  const questions = [];
  for (const segment of named) questions.push({ segment, people: await segmentPeople(tx, segment) });
  return { person, questions };
}
