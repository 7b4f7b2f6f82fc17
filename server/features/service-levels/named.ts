/** What a setting names must be in the workspace, else it silently fits nothing. */
import type { Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { membersHere } from '../members/roster.ts';

type Found = Promise<{ id: string }[]>;

/** Departments are named by their keys, the others by their ids. */
const FIND = {
  calendars: (tx: Tx, ids: string[]): Found =>
    tx.selectFrom('calendars').select('id').where('id', 'in', ids).execute(),
  departments: (tx: Tx, keys: string[]): Found =>
    tx.selectFrom('departments').select('key as id').where('key', 'in', keys).execute(),
  segments: (tx: Tx, ids: string[]): Found =>
    tx.selectFrom('segments').select('id').where('id', 'in', ids).execute(),
  accounts: (tx: Tx, ids: string[]): Found =>
    tx
      .selectFrom('channel_accounts')
      .select('id')
      .where('id', 'in', ids)
      .where('removed_at', 'is', null)
      .execute(),
  members: (tx: Tx, ids: string[]): Found => membersHere(tx, ids),
};

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
    const here = new Set(ids.length ? (await FIND[kind](tx, ids)).map(({ id }) => id) : []);
    for (const id of ids) if (!here.has(id)) faults.push({ at, message: `is not in this workspace: ${id}` });
  }
  if (faults[0]) throw invalid(`${faults[0].at} ${faults[0].message}`, faults);
}
