/** What accounts of every channel have in common. */
import type { Tx } from '../../core/database/workspace.ts';
import { departmentOf } from '../conversations/people-and-places.ts';

interface Shared {
  name?: string | undefined;
  /** Key; null for none. */
  department?: string | null | undefined;
  language?: string | null | undefined;
}

/** Of what is told; the rest stays. @throws 400 for an unknown department */
export async function accountColumns(tx: Tx, { name, department, language }: Shared) {
  return {
    ...(name !== undefined && { name }),
    ...(department !== undefined && { department_id: await departmentOf(tx, department) }),
    ...(language !== undefined && { language }),
  };
}

/** Changes what is told of it, and says that it is another than before. @throws 400 for an unknown department */
export async function changeShared(tx: Tx, id: string, told: Shared): Promise<void> {
  await tx
    .updateTable('channel_accounts')
    .set((is) => ({ revision: is('revision', '+', 1) }))
    .set(await accountColumns(tx, told))
    .where('id', '=', id)
    .execute();
}

export const departmentTold = (row: { department_key: string | null; department_name: string | null }) =>
  row.department_key === null ? null : { key: row.department_key, name: row.department_name! };
