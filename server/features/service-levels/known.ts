/** What a policy names must be here, else it silently fits nothing. */
import type { Tx } from '../../core/database/workspace.ts';
import { requireNamed } from './named.ts';
import type { PolicyBody } from './shapes-contract.ts';

/** @throws 400 that says what is not in this workspace, and where it stands */
export async function mustKnow(tx: Tx, { calendar, match, escalations }: PolicyBody): Promise<void> {
  await requireNamed(tx, [
    { at: 'calendar', kind: 'calendars', ids: calendar ? [calendar] : [] },
    { at: 'match.departments', kind: 'departments', ids: match.departments.filter((key) => key !== 'none') },
    { at: 'match.segments', kind: 'segments', ids: match.segments },
    {
      at: 'escalations.department',
      kind: 'departments',
      ids: escalations.flatMap(({ department }) => department ?? []),
    },
    {
      at: 'escalations.assignee',
      kind: 'members',
      ids: escalations.flatMap(({ assignee }) => assignee ?? []),
    },
  ]);
}
