/** What the door must know of a workspace for every event, remembered for some seconds. */
import type { Database } from '../../core/database/database.ts';

const REMEMBER_MS = 10_000;
const DEFAULT_EVENTS_PER_SECOND = 50_000;

interface WorkspaceFacts {
  country: string;
  /** What one key may send, on average; a burst may hold twice as much. Setting `tracking.eventsPerSecond`. */
  eventsPerSecond: number;
}

const remembered = new WeakMap<Database, Map<string, { until: number; facts: Promise<WorkspaceFacts> }>>();

export async function countryOf(db: Database, workspaceId: string): Promise<string> {
  return (await factsOf(db, workspaceId)).country;
}

export async function eventsPerSecondOf(db: Database, workspaceId: string): Promise<number> {
  return (await factsOf(db, workspaceId)).eventsPerSecond;
}

function factsOf(db: Database, workspaceId: string): Promise<WorkspaceFacts> {
  const known = remembered.get(db) ?? new Map();
  remembered.set(db, known);
  const now = Date.now();
  const found = known.get(workspaceId);
  if (found && found.until > now) return found.facts;
  const facts = ask(db, workspaceId);
  known.set(workspaceId, { until: now + REMEMBER_MS, facts });
  facts.catch(() => known.delete(workspaceId));
  return facts;
}

async function ask(db: Database, workspaceId: string): Promise<WorkspaceFacts> {
  const { rows } = await db.owner.query<{ country: string; limit: string | null }>(
    `select country, settings #>> '{tracking,eventsPerSecond}' as limit from workspaces where id = $1`,
    [workspaceId],
  );
  const limit = Number(rows[0]?.limit);
  return {
    country: rows[0]?.country ?? 'BR',
    eventsPerSecond: limit > 0 ? limit : DEFAULT_EVENTS_PER_SECOND,
  };
}
