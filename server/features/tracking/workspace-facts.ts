/** What the door must know of a workspace for every event, remembered for some seconds. */
import type { Database } from '../../core/database/database.ts';

const REMEMBER_MS = 10_000;
const DEFAULT_EVENTS_PER_SECOND = 50_000;

export interface WorkspaceFacts {
  /** Reads phone numbers written without one. */
  country: string;
  /** Of amounts that name none. */
  currency: string;
  /** What one key may send, on average; a burst may hold twice as much. Setting `tracking.eventsPerSecond`. */
  eventsPerSecond: number;
}

interface Known {
  until: number;
  facts: Promise<WorkspaceFacts>;
}

const remembered = new WeakMap<Database, Map<string, Known>>();

export function workspaceFacts(db: Database, workspaceId: string): Promise<WorkspaceFacts> {
  const known = remembered.get(db) ?? new Map<string, Known>();
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
  const { rows } = await db.owner.query<{ country: string; currency: string; limit: string | null }>(
    `select country, currency, settings #>> '{tracking,eventsPerSecond}' as limit from workspaces where id = $1`,
    [workspaceId],
  );
  const [workspace] = rows;
  if (!workspace) throw new Error(`there is no workspace ${workspaceId}`);
  const limit = Number(workspace.limit);
  return {
    country: workspace.country,
    currency: workspace.currency,
    eventsPerSecond: limit > 0 ? limit : DEFAULT_EVENTS_PER_SECOND,
  };
}
