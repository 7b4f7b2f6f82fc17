/** Who is at a screen: noted by the minute, while a page of theirs is open. */
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace } from '../../core/database/workspace.ts';
import { log } from '../../core/log.ts';

const NOTED_EVERY_MS = 60_000;

/** Every open page holds a stream of news. */
export function noteWhoIsHere(app: FastifyInstance, db: Database): void {
  app.addHook('onRequest', async (request) => {
    const { caller } = request;
    if (caller?.actor.kind !== 'member' || !request.url.startsWith('/api/live')) return;
    const note = () =>
      noteHere(db, caller.workspaceId, caller.actor.id!).catch((error: Error) =>
        log.debug('who is here was not noted', { error: error.message }),
      );
    void note();
    const timer = setInterval(note, NOTED_EVERY_MS);
    timer.unref();
    request.raw.once('close', () => clearInterval(timer));
  });
}

/** Several pages and processes note it once. */
function noteHere(db: Database, workspaceId: string, memberId: string): Promise<unknown> {
  return inWorkspace(db, { workspaceId }, (tx) =>
    sql`
      insert into assignment_members (member_id, workspace_id, seen_at)
      select id, workspace_id, now() from members where id = ${memberId}
      on conflict (member_id) do update set seen_at = excluded.seen_at
      where assignment_members.seen_at is null or assignment_members.seen_at < now() - interval '50 seconds'`.execute(
      tx,
    ),
  );
}
