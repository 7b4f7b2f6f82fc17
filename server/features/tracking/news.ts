/**
 * News for the screens that watch customers, gathered over a moment. PostgreSQL lets transactions with a NOTIFY commit
 * one after another, each waiting for the disk of the one before: groups of events that told their own news would
 * queue for that. So the news follow the commit, by some milliseconds, in a transaction that waits for nothing.
 */
import type { Database } from '../../core/database/database.ts';
import { log } from '../../core/log.ts';
import { tellingStatement } from '../touchpoints/record.ts';

const TELL_EVERY_MS = 50;

export class News {
  readonly #db: Database;
  readonly #untold = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Something happened to these customers, and is committed. */
  tell(workspaceId: string, customerIds: string[]): void {
    const untold = this.#untold.get(workspaceId) ?? new Set();
    this.#untold.set(workspaceId, untold);
    for (const id of customerIds) untold.add(id);
    this.#timer ??= setTimeout(() => void this.#flush(), TELL_EVERY_MS);
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    await this.#flush();
  }

  async #flush() {
    this.#timer = null;
    const statements = [...this.#untold].map(([workspaceId, ids]) => tellingStatement(workspaceId, [...ids]));
    this.#untold.clear();
    if (!statements.length) return;
    try {
      await this.#db.app.query(`begin; set local synchronous_commit = off; ${statements.join('; ')}; commit`);
    } catch (error) {
      // Screens look again by themselves once they are connected again.
      log.debug('screens could not be told of what happened', { reason: (error as Error).message });
    }
  }
}
