/** What becomes of a request's calls: committed, sampled for the screen, answered. */
import type { Database } from '../../core/database/database.ts';
import type { Caller } from '../../core/http/serve.ts';
import { log } from '../../core/log.ts';
import type { TrackingCall } from './call.ts';
import { fault } from './faults.ts';
import { callsCounter, groupSizes } from './figures.ts';
import { type Failure, GroupCommit } from './group-commit.ts';
import { News } from './news.ts';
import { nameOfRefused, Recent } from './recent.ts';
import type { Reject } from './rejects.ts';
import type { Refused, Taken } from './take.ts';
import { type Entry, writeEntries } from './write.ts';

/** Large enough that a commit's price is shared, small enough that its rows are soon visible. */
const MAX_CALLS_IN_GROUP = 1000;
/** While one group waits for its disk, another is written and a third prepared; with more, groups only get smaller. */
const MAX_GROUPS_IN_FLIGHT = 3;
/** About 50 MB of waiting calls. */
const MAX_CALLS_WAITING = 30_000;

export class Acceptance {
  readonly #groups: GroupCommit<Entry>;
  readonly #recent: Recent;
  readonly #news: News;

  constructor(db: Database) {
    this.#recent = new Recent(db);
    this.#news = new News(db);
    this.#groups = new GroupCommit<Entry>({
      write: (workspaceId, entries) => {
        groupSizes.observe(entries.length);
        return writeEntries(db, this.#news, workspaceId, entries);
      },
      maxItems: MAX_CALLS_IN_GROUP,
      maxInFlight: MAX_GROUPS_IN_FLIGHT,
      maxWaiting: MAX_CALLS_WAITING,
    });
  }

  get isFull(): boolean {
    return this.#groups.isFull;
  }

  /**
   * Commits the calls and keeps those that were refused. Answers all that were refused, in the order of the batch;
   * the record itself may have refused more.
   * @throws 503 when the record cannot be reached: then nothing is acknowledged
   */
  async accept(caller: Caller, taken: Taken): Promise<Refused[]> {
    const { workspaceId, actor } = caller;
    const entries: Entry[] = taken.calls.map((call) => ({ call }));
    for (const refused of taken.refused)
      entries.push({ reject: rejectOf(refused, actor.id, taken.sentAtMs) });
    const failures = entries.length ? await this.#commit(workspaceId, entries) : [];
    const unstored = failures.flatMap(({ item, error }) =>
      'call' in item ? [refusedByRecord(item.call, error, taken)] : [],
    );
    if (unstored.length) {
      const kept = unstored.map((refused) => ({ reject: rejectOf(refused, actor.id, taken.sentAtMs) }));
      await this.#commit(workspaceId, kept);
    }
    const refused = [...taken.refused, ...unstored].sort((one, other) => one.index - other.index);
    const lost = new Set(failures.map(({ item }) => ('call' in item ? item.call : null)));
    this.#note(workspaceId, lost.size ? taken.calls.filter((call) => !lost.has(call)) : taken.calls, refused);
    return refused;
  }

  async close(): Promise<void> {
    this.#recent.close();
    await this.#news.close();
  }

  async #commit(workspaceId: string, entries: Entry[]): Promise<Failure<Entry>[]> {
    const failures = await this.#groups.add(workspaceId, entries);
    const unkept = failures.find(({ item }) => 'reject' in item);
    if (unkept) throw unkept.error;
    return failures;
  }

  #note(workspaceId: string, calls: TrackingCall[], refused: Refused[]) {
    callsCounter.inc({ outcome: 'accepted' }, calls.length);
    if (refused.length) callsCounter.inc({ outcome: 'refused' }, refused.length);
    this.#recent.note(workspaceId, calls, refused);
  }
}

function rejectOf(refused: Refused, keyId: string | null, sentAtMs: number | null): Reject {
  const { call, faults, raw } = refused;
  return {
    keyId,
    call,
    name: nameOfRefused(refused),
    faults,
    raw,
    sentAt: sentAtMs === null ? null : new Date(sentAtMs),
  };
}

function refusedByRecord(
  call: TrackingCall,
  error: Error & { code?: string },
  { calls, places }: Taken,
): Refused {
  log.error('the record refused a tracking call', { code: error.code, error: error.stack });
  const seen = {
    type: call.type,
    messageId: call.messageId,
    userId: call.userId,
    anonymousId: call.anonymousId,
    previousId: call.previousId,
    groupId: call.groupId,
    [call.type === 'track' ? 'event' : 'name']: call.name,
    [call.type === 'identify' || call.type === 'group' ? 'traits' : 'properties']: call.details,
    context: call.context,
    // Already by our clock, so it is not corrected again.
    timestamp: call.at.toISOString(),
    sentAt: null,
  };
  return {
    index: places[calls.indexOf(call)]!,
    messageId: call.messageId,
    call: call.type,
    faults: [fault('', 'not-stored')],
    raw: JSON.stringify(seen),
    seen,
  };
}
