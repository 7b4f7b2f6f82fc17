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

/** Whether a member who may answer has Jornada open, in whichever process. */
export async function isAnybodyHere(tx: Tx): Promise<boolean> {
  const { rows } = await sql`
    select from members_here where here_at > now() - make_interval(secs => ${HERE_FOR_SECONDS}) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}
