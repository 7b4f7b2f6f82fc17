/** What a setting names must be in the workspace, else it silently fits nothing. */
import type { Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { departmentKeysHere } from '../members/departments.ts';
import { membersHere } from '../members/roster.ts';
import { segmentIdsHere } from '../segments/saved.ts';

/** Departments are named by their keys, the others by their ids. */
const FIND = {
  calendars: async (tx: Tx, ids: string[]) =>
    idsOf(await tx.selectFrom('calendars').select('id').where('id', 'in', ids).execute()),
  departments: departmentKeysHere,
  segments: segmentIdsHere,
  // Asked of the table itself: channels go by our calendars, so that we cannot ask them.
  accounts: async (tx: Tx, ids: string[]) =>
    idsOf(
      await tx
        .selectFrom('channel_accounts')
        .select('id')
        .where('id', 'in', ids)
        .where('removed_at', 'is', null)
        .execute(),
    ),
  members: async (tx: Tx, ids: string[]) => idsOf(await membersHere(tx, ids)),
};

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

export interface Named {
  /** Where it stands in the setting. */
  at: string;
  kind: keyof typeof FIND;
  ids: string[];
}

/** @throws 400 that says what is not in this workspace, and where it stands */
export async function requireNamed(tx: Tx, named: Named[]): Promise<void> {
  const faults = [];
  for (const { at, kind, ids } of named) {
    const here = new Set(ids.length ? await FIND[kind](tx, ids) : []);
    for (const id of ids) if (!here.has(id)) faults.push({ at, message: `is not in this workspace: ${id}` });
  }
  if (faults[0]) throw invalid(`${faults[0].at} ${faults[0].message}`, faults);
}
