/**
 * Commits together what arrives together. While some transactions are under way, requests gather; the next
 * transaction takes all that have come, up to a number of items. Each request is answered when all of its items
 * are committed. An item that the record refuses is found by halving its group, so that it fails alone.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { isEngineDown } from '../../core/http/problems.ts';

export interface GroupCommitOptions<Item> {
  /** Writes the items in one transaction of the workspace, all or none. */
  write(workspaceId: string, items: Item[]): Promise<void>;
  /** Items in one transaction; a single request of more goes alone. */
  maxItems: number;
  /** Transactions under way at once in one workspace. */
  maxInFlight: number;
  /** Items in memory, of all workspaces together, before more are refused. */
  maxWaiting: number;
}

export interface Failure<Item> {
  item: Item;
  error: Error;
}

interface Request<Item> {
  items: Item[];
  failures: Failure<Item>[];
  resolve(failures: Failure<Item>[]): void;
  reject(error: Error): void;
}

interface Queue<Item> {
  waiting: Request<Item>[];
  inFlight: number;
}

const RETRIES = 5;
const RETRY_AFTER_MS = 20;
/** Serialisation failure, deadlock, lock not available: the same again may well succeed. */
const PASSING = new Set(['40001', '40P01', '55P03']);

export class GroupCommit<Item> {
  readonly #options: GroupCommitOptions<Item>;
  readonly #queues = new Map<string, Queue<Item>>();
  #held = 0;

  constructor(options: GroupCommitOptions<Item>) {
    this.#options = options;
  }

  /** Whether so much waits already that more should come later. */
  get isFull(): boolean {
    return this.#held >= this.#options.maxWaiting;
  }

  /**
   * Resolves once the items are committed, with those that could not be stored.
   * @throws when the record could not be reached: then none of the request's items may be taken for stored
   */
  add(workspaceId: string, items: Item[]): Promise<Failure<Item>[]> {
    const queue = this.#queues.get(workspaceId) ?? { waiting: [], inFlight: 0 };
    this.#queues.set(workspaceId, queue);
    this.#held += items.length;
    return new Promise((resolve, reject) => {
      queue.waiting.push({ items, failures: [], resolve, reject });
      // After everything that this turn of the loop reads from the network.
      if (queue.waiting.length === 1) setImmediate(() => this.#send(workspaceId, queue));
    });
  }

  #send(workspaceId: string, queue: Queue<Item>) {
    while (queue.waiting.length && queue.inFlight < this.#options.maxInFlight) {
      const group = this.#take(queue);
      queue.inFlight++;
      this.#commit(workspaceId, group).finally(() => {
        queue.inFlight--;
        for (const { items } of group) this.#held -= items.length;
        this.#send(workspaceId, queue);
        if (!queue.inFlight && !queue.waiting.length) this.#queues.delete(workspaceId);
      });
    }
  }

  #take({ waiting }: Queue<Item>): Request<Item>[] {
    let count = 0;
    let items = 0;
    while (
      count < waiting.length &&
      (count === 0 || items + waiting[count]!.items.length <= this.#options.maxItems)
    ) {
      items += waiting[count]!.items.length;
      count++;
    }
    return waiting.splice(0, count);
  }

  async #commit(workspaceId: string, group: Request<Item>[]) {
    const entries = group.flatMap((request) => request.items.map((item) => ({ item, request })));
    try {
      await this.#write(workspaceId, entries);
      for (const request of group) request.resolve(request.failures);
    } catch (error) {
      for (const request of group) request.reject(error as Error);
    }
  }

  async #write(
    workspaceId: string,
    entries: { item: Item; request: Request<Item> }[],
    attempt = 0,
  ): Promise<void> {
    try {
      await this.#options.write(
        workspaceId,
        entries.map(({ item }) => item),
      );
    } catch (thrown) {
      const error = thrown as Error & { code?: string };
      if (isEngineDown(error)) throw error;
      if (PASSING.has(error.code ?? '') && attempt < RETRIES) {
        await pause(RETRY_AFTER_MS * 2 ** attempt * (0.5 + Math.random()));
        return this.#write(workspaceId, entries, attempt + 1);
      }
      if (PASSING.has(error.code ?? '')) throw error;
      if (entries.length === 1) {
        entries[0]!.request.failures.push({ item: entries[0]!.item, error });
        return;
      }
      const half = entries.length >> 1;
      await this.#write(workspaceId, entries.slice(0, half));
      await this.#write(workspaceId, entries.slice(half));
    }
  }
}
