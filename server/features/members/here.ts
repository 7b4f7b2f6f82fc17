/** Which members have Jornada open: for whoever asks whether somebody is there to answer. */
import { sql } from 'kysely';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Tx } from '../../core/database/workspace.ts';
import type { Caller } from '../../core/http/serve.ts';
import type { Live } from '../../core/live/live.ts';
import { log } from '../../core/log.ts';

/** They are heard every twenty seconds; one that was missed may be forgiven. */
const HERE_FOR_SECONDS = 50;

export function noteWhoIsHere(db: Database, live: Live): void {
  live.onWatching((caller) => {
    if (caller.actor.kind !== 'member' || !caller.permissions.has('conversations.write')) return;
    note(db, caller).catch((error) =>
      log.debug('a member was not noted', { reason: (error as Error).message }),
    );
  });
}

function note(db: Database, { workspaceId, actor }: Caller): Promise<unknown> {
  return inWorkspace(db, { workspaceId }, (tx) =>
    sql`insert into members_here as h (member_id, workspace_id) values (${actor.id}, ${workspaceId})
      on conflict (member_id) do update set here_at = now() where h.here_at < now() - interval '10 seconds'`.execute(
      tx,
    ),
  );
}

type Away = (tx: Tx) => Promise<string[]>;

const away = new Set<Away>();

/** For features that know who said that they are away, with Jornada open: they say so when they start. */
export function heedAway(idsOfAway: Away): void {
  away.add(idsOfAway);
}

/** Whether a member who may answer, and is not away, has Jornada open, in whichever process. */
export const isAnybodyHere = async (tx: Tx): Promise<boolean> => (await whoIsHere(tx)).length > 0;

/** The members who may answer, are not away, and have Jornada open, in whichever process. */
export async function whoIsHere(tx: Tx): Promise<{ id: string; departmentId: string | null }[]> {
  const { rows } = await sql<{ id: string; departmentId: string | null }>`
    select m.id, m.department_id as "departmentId" from members_here h join members m on m.id = h.member_id
    where h.here_at > now() - make_interval(secs => ${HERE_FOR_SECONDS}) and m.removed_at is null`.execute(
    tx,
  );
  if (!rows.length) return [];
  const gone = new Set<string>();
  for (const idsOf of away) for (const id of await idsOf(tx)) gone.add(id);
  return rows.filter(({ id }) => !gone.has(id));
}
