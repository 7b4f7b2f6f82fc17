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
import type { TrackingCall } from './call.ts';
import type { Fault } from './faults.ts';
import type { Refused } from './take.ts';

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
  /** As they came: what a screen shows of them is made only of those that are written. */
  came: (TrackingCall | Refused)[];
  timer: NodeJS.Timeout | null;
}

export class Recent {
  readonly #db: Database;
  readonly #pending = new Map<string, Pending>();
  #closed = false;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Notes what came; call it once it is committed. Refused ones are shown rather than taken ones. */
  note(workspaceId: string, calls: TrackingCall[], refused: Refused[]): void {
    if (this.#closed) return;
    const pending = this.#pending.get(workspaceId) ?? { came: [], timer: null };
    this.#pending.set(workspaceId, pending);
    const shown = Math.max(0, SAMPLE - refused.length);
    if (shown) pending.came.push(...calls.slice(-shown));
    pending.came.push(...refused.slice(-SAMPLE));
    if (pending.came.length > SAMPLE) pending.came.splice(0, pending.came.length - SAMPLE);
    pending.timer ??= setTimeout(() => this.#flush(workspaceId, pending), WRITE_EVERY_MS).unref();
  }

  close(): void {
    this.#closed = true;
    for (const { timer } of this.#pending.values()) if (timer) clearTimeout(timer);
  }

  async #flush(workspaceId: string, pending: Pending) {
    this.#pending.delete(workspaceId);
    try {
      await write(this.#db, workspaceId, pending.came.map(entryOf));
    } catch (error) {
      log.debug('the sample of recent events could not be written', { reason: (error as Error).message });
    }
  }
}

function write(db: Database, workspaceId: string, entries: RecentEntry[]): Promise<void> {
  return inWorkspaceRaw(db, workspaceId, async (sql) => {
    // A sample is not worth waiting for the disk, and news make others wait (see news.ts).
    await sql.query('set local synchronous_commit = off');
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

function entryOf(one: TrackingCall | Refused): RecentEntry {
  return 'faults' in one ? entryOfRefused(one) : entryOfCall(one);
}

function entryOfCall(call: TrackingCall): RecentEntry {
  return {
    call: call.type,
    name: call.name ?? call.groupId,
    who: call.userId ?? call.anonymousId,
    messageId: call.messageId,
    happenedAt: call.at.toISOString(),
    faults: null,
  };
}

function entryOfRefused(refused: Refused): RecentEntry {
  const { call, messageId, faults, seen } = refused;
  return {
    call,
    name: nameOfRefused(refused),
    who: text(seen?.userId) ?? text(seen?.anonymousId),
    messageId,
    happenedAt: null,
    faults,
  };
}

/** What it says it is about, as far as it could be read. */
export function nameOfRefused({ seen }: Pick<Refused, 'seen'>): string | null {
  return text(seen?.event) ?? text(seen?.name) ?? text(seen?.groupId);
}

function text(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
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
