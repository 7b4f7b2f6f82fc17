/**
 * The last things that came through the door, for whoever is just connecting a site. A sample: of what comes faster
 * than a person can read, only the latest is kept, and written a few times a second.
 */

import { jsons, uuids } from '../../core/database/arrays.ts';
import type { Database } from '../../core/database/database.ts';
import { inWorkspaceRaw } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import { notices } from '../../core/live/live.ts';
import { log } from '../../core/log.ts';
import type { Fault } from './faults.ts';

const WRITE_EVERY_MS = 250;
const SAMPLE = 25;
const KEPT = 100;

export interface RecentEntry {
  /** identify, track, page, screen, group, alias; or what it was sent as. */
  call: string;
  /** The event, page or screen. */
  name: string | null;
  /** The id it came with: of a user, else the anonymous one. */
  who: string | null;
  messageId: string | null;
  /** When it happened; null when it was refused. */
  happenedAt: string | null;
  /** What was wrong; null when it was taken. */
  faults: Fault[] | null;
}

interface Pending {
  entries: RecentEntry[];
  timer: NodeJS.Timeout | null;
}

export class Recent {
  readonly #db: Database;
  readonly #pending = new Map<string, Pending>();
  #closed = false;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Notes what came; call it once it is committed. Costs nothing but memory. */
  note(workspaceId: string, entries: RecentEntry[]): void {
    if (this.#closed || !entries.length) return;
    const pending = this.#pending.get(workspaceId) ?? { entries: [], timer: null };
    this.#pending.set(workspaceId, pending);
    pending.entries.push(...entries.slice(-SAMPLE));
    if (pending.entries.length > SAMPLE) pending.entries.splice(0, pending.entries.length - SAMPLE);
    pending.timer ??= setTimeout(() => this.#flush(workspaceId, pending), WRITE_EVERY_MS).unref();
  }

  close(): void {
    this.#closed = true;
    for (const { timer } of this.#pending.values()) if (timer) clearTimeout(timer);
  }

  async #flush(workspaceId: string, pending: Pending) {
    this.#pending.delete(workspaceId);
    try {
      await write(this.#db, workspaceId, pending.entries);
    } catch (error) {
      log.debug('the sample of recent events could not be written', { reason: (error as Error).message });
    }
  }
}

function write(db: Database, workspaceId: string, entries: RecentEntry[]): Promise<void> {
  return inWorkspaceRaw(db, workspaceId, async (sql) => {
    await sql.query(
      `insert into tracking_recent (workspace_id, id, entry) select $1, * from unnest($2::uuid[], $3::jsonb[])`,
      [workspaceId, uuids(entries.map(newId)), jsons(entries.map((entry) => storableText(entry)))],
    );
    await sql.query(
      `delete from tracking_recent where workspace_id = $1 and id <= (
         select id from tracking_recent where workspace_id = $1 order by id desc offset ${KEPT} limit 1)`,
      [workspaceId],
    );
    await sql.query(`select pg_notify('jornada_live', $1)`, [
      notices(workspaceId, [{ topic: 'tracking' }])[0],
    ]);
  });
}

/** What was refused may hold what no record can. */
function storableText(entry: RecentEntry): string {
  const clean = (text: string | null) =>
    text?.replaceAll('\0', '\u2400').toWellFormed().slice(0, 255) ?? null;
  return JSON.stringify({
    ...entry,
    name: clean(entry.name),
    who: clean(entry.who),
    messageId: clean(entry.messageId),
  });
}
