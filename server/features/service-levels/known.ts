/** What a policy names must be here, else it silently fits nothing. */
import type { Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { membersHere } from '../members/roster.ts';
import type { PolicyBody } from './shapes-contract.ts';

/** @throws 400 that says what is not in this workspace, and where it stands */
export async function mustKnow(tx: Tx, { calendar, match, escalations }: PolicyBody): Promise<void> {
  const calendars = calendar ? [calendar] : [];
  const departments = match.departments.filter((key) => key !== 'none');
  const assigned = escalations.flatMap(({ department }) => department ?? []);
  const members = escalations.flatMap(({ assignee }) => assignee ?? []);
  const keys = [...departments, ...assigned];
  const there = {
    calendars: await found(calendars, (ids) =>
      tx.selectFrom('calendars').select('id').where('id', 'in', ids).execute(),
    ),
    departments: await found(keys, (names) =>
      tx.selectFrom('departments').select('key as id').where('key', 'in', names).execute(),
    ),
    segments: await found(match.segments, (ids) =>
      tx.selectFrom('segments').select('id').where('id', 'in', ids).execute(),
    ),
    members: await found(members, (ids) => membersHere(tx, ids)),
  };
  const at = (place: string, wanted: string[], here: Set<string>) =>
    wanted
      .filter((one) => !here.has(one))
      .map((one) => ({ at: place, message: `is not in this workspace: ${one}` }));
  const faults = [
    ...at('calendar', calendars, there.calendars),
    ...at('match.departments', departments, there.departments),
    ...at('match.segments', match.segments, there.segments),
    ...at('escalations.department', assigned, there.departments),
    ...at('escalations.assignee', members, there.members),
  ];
  if (faults[0]) throw invalid(`${faults[0].at} ${faults[0].message}`, faults);
}

async function found(
  values: string[],
  find: (values: string[]) => Promise<{ id: string }[]>,
): Promise<Set<string>> {
  if (!values.length) return new Set();
  return new Set((await find(values)).map(({ id }) => id));
}
