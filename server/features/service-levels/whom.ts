/** Who is told that a conversation is late. */
import type { Tx } from '../../core/database/workspace.ts';
import { leadsHere, membersOfDepartment } from '../members/roster.ts';

/** Whoever it is assigned to; without them its department; without one, or nobody in it, the leads. */
export async function whomToTell(
  tx: Tx,
  { assignee_id, department_id }: { assignee_id: string | null; department_id: string | null },
): Promise<string[]> {
  if (assignee_id) return [assignee_id];
  const department = department_id ? await membersOfDepartment(tx, department_id) : [];
  return department.length ? department : leadsHere(tx);
}
