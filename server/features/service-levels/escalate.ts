/** What a policy says is done of a warning or a miss. */
import { sql } from 'kysely';
import { SYSTEM, type Tx } from '../../core/database/workspace.ts';
import { changeConversation } from '../conversations/change.ts';
import { PRIORITIES } from '../conversations/particulars-contract.ts';
import { departmentWithKey } from '../members/departments.ts';
import { membersHere } from '../members/roster.ts';
import type { TimeRow } from './reckon.ts';
import type { PolicyRow } from './rows.ts';
import type { PolicyBody, ServiceMetric } from './shapes-contract.ts';

type Escalation = PolicyBody['escalations'][number];

export async function escalate(tx: Tx, workspaceId: string, id: string, time: TimeRow): Promise<void> {
  if (!time.policy_id) return;
  const { rows } = await sql<Pick<PolicyRow, 'escalations'>>`
    select escalations from service_policies where id = ${time.policy_id}`.execute(tx);
  const due = (rows[0]?.escalations ?? []).filter((one) => isMeant(one, time));
  for (const one of due) {
    const change = await changeOf(tx, id, one);
    if (Object.keys(change).length) await changeConversation(tx, { workspaceId, actor: SYSTEM }, id, change);
  }
}

const isMeant = ({ on, metrics }: Escalation, { state, metric }: TimeRow) =>
  on === state && (metrics.length === 0 || metrics.includes(metric as ServiceMetric));

/** Departments and members that are gone since are left out. */
async function changeOf(tx: Tx, id: string, { priority, department, assignee, tags }: Escalation) {
  const now = await tx
    .selectFrom('conversations')
    .select(['priority', 'tags'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const isRaised = priority !== null && rank(priority) > rank(now.priority as typeof priority);
  return {
    ...(isRaised && { priority }),
    ...(department && (await departmentWithKey(tx, department)) && { department }),
    ...(assignee && (await membersHere(tx, [assignee])).length && { assignee }),
    ...(tags.some((tag) => !now.tags.includes(tag)) && { tags: [...new Set([...now.tags, ...tags])] }),
  };
}

const rank = (priority: (typeof PRIORITIES)[number]) => PRIORITIES.indexOf(priority);
