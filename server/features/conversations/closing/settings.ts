/** For how long what is solved opens again, of the workspace and of departments; and what is solved by itself. */
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { invalid } from '../../../core/http/problems.ts';
import { announce } from '../../../core/live/live.ts';
import { audit } from '../../audit/audit.ts';
import { departmentWithKey } from '../../members/departments.ts';
import type { ClosingSettings, closingApi } from './contract.ts';

type Told = z.output<typeof ClosingSettings>;
type Change = z.output<typeof closingApi.change.body & object>;

export const CLOSING_TOPIC = 'conversation-closing';
const USUAL_REOPEN_DAYS = 14;

export async function readClosing(tx: Tx): Promise<Told> {
  const own = await tx
    .selectFrom('closing_of_departments as o')
    .innerJoin('departments as d', 'd.id', 'o.department_id')
    .select(['d.key', 'o.reopen_days as days'])
    .orderBy('d.key')
    .execute();
  const { reopenDays, silentDays } = await ofWorkspace(tx);
  return {
    ...{ reopenDays, silentDays },
    departments: Object.fromEntries(own.map(({ key, days }) => [key, days])),
  };
}

async function ofWorkspace(tx: Tx): Promise<Pick<Told, 'reopenDays' | 'silentDays'>> {
  const row = await tx
    .selectFrom('closing_settings')
    .select(['reopen_days', 'silent_days'])
    .executeTakeFirst();
  return { reopenDays: row?.reopen_days ?? USUAL_REOPEN_DAYS, silentDays: row?.silent_days ?? null };
}

/** @param departmentId null for what is in none */
export async function reopenDaysOf(tx: Tx, departmentId: string | null): Promise<number> {
  const own =
    departmentId === null
      ? undefined
      : await tx
          .selectFrom('closing_of_departments')
          .select('reopen_days')
          .where('department_id', '=', departmentId)
          .executeTakeFirst();
  return own?.reopen_days ?? (await ofWorkspace(tx)).reopenDays;
}

/** @throws 400 for departments that are not here */
export async function changeClosing(tx: Tx, scope: Scope, change: Change): Promise<Told> {
  const { workspaceId, actor } = scope;
  const before = await readClosing(tx);
  const { reopenDays, silentDays } = { ...before, ...change };
  const given = {
    ...{ reopen_days: reopenDays, silent_days: silentDays },
    ...{ updated_at: new Date(), updated_by: actor.name },
  };
  await tx
    .insertInto('closing_settings')
    .values({ workspace_id: workspaceId, ...given })
    .onConflict((twin) => twin.column('workspace_id').doUpdateSet(given))
    .execute();
  for (const [key, days] of Object.entries(change.departments ?? {}))
    await setDepartment(tx, workspaceId, key, days);
  const after = await readClosing(tx);
  await audit(tx, scope, {
    action: 'conversation-closing.changed',
    subject: { kind: 'conversation-closing', id: workspaceId },
    ...{ before, after },
  });
  await announce(tx, workspaceId, [{ topic: CLOSING_TOPIC }]);
  return after;
}

async function setDepartment(tx: Tx, workspaceId: string, key: string, days: number | null): Promise<void> {
  const id = await departmentWithKey(tx, key);
  if (!id) {
    const message = 'must be keys of departments';
    throw invalid(`departments: there is no department "${key}" here.`, [{ at: 'departments', message }]);
  }
  if (days === null) {
    await tx.deleteFrom('closing_of_departments').where('department_id', '=', id).execute();
    return;
  }
  await tx
    .insertInto('closing_of_departments')
    .values({ department_id: id, workspace_id: workspaceId, reopen_days: days })
    .onConflict((twin) => twin.column('department_id').doUpdateSet({ reopen_days: days }))
    .execute();
}
