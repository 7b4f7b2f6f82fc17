/** One transaction's worth of calls: who they are about, what they mean, written together. */
import type { Database } from '../../core/database/database.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { type Claim, identify } from '../customers/identify.ts';
import { lookUp } from '../customers/people.ts';
import { appendTouchpoints, type NewTouchpoint, seenBy } from '../touchpoints/record.ts';
import { covers, type Seen, widenSeen } from '../touchpoints/seen.ts';
import { joinAccounts } from './accounts.ts';
import type { TrackingCall } from './call.ts';
import { type Familiar, familiarIn } from './familiar.ts';
import { claimOf, plainKeyOf, SOURCE, touchpointOf } from './meaning.ts';
import type { News } from './news.ts';
import { applyOrderEvents } from './order-events.ts';
import { keepRejects, type Reject } from './rejects.ts';
import { inSharedWorkspace } from './shared-workspace.ts';
import { type WorkspaceFacts, workspaceFacts } from './workspace-facts.ts';

/** What a request brings to be committed. */
export type Entry = { call: TrackingCall } | { reject: Reject };

/** Writes the entries of one workspace in one transaction. */
export async function writeEntries(
  db: Database,
  news: News,
  workspaceId: string,
  entries: Entry[],
): Promise<void> {
  const facts = await workspaceFacts(db, workspaceId);
  const calls: TrackingCall[] = [];
  const rejects: Reject[] = [];
  for (const entry of entries) {
    if ('call' in entry) calls.push(entry.call);
    else rejects.push(entry.reject);
  }
  const { committed, customerIds } = await inSharedWorkspace(db, workspaceId, async (sql, epoch) => {
    const written = await writeCalls(sql, workspaceId, epoch, calls, facts);
    await keepRejects(sql, workspaceId, rejects);
    return written;
  });
  committed();
  if (customerIds.length) news.tell(workspaceId, customerIds);
}

export interface WrittenCalls {
  /** The customers to whom something happened: for the screens that watch them. */
  customerIds: string[];
  /** To be called once the transaction has committed. */
  committed(): void;
}

/** Writes checked calls in the given transaction, which shares the workspace (`shareWorkspaceAt`). */
export async function writeCalls(
  sql: Sql,
  workspaceId: string,
  epoch: number,
  calls: TrackingCall[],
  { country, currency }: WorkspaceFacts,
): Promise<WrittenCalls> {
  const familiar = familiarIn(workspaceId, epoch);
  const { met, keys, claims, claimOfCall } = gatherClaims(calls, country, familiar);
  await joinAccounts(sql, workspaceId, calls, claims, claimOfCall);
  await joinKnownUsers(sql, workspaceId, calls, claims, claimOfCall);
  const claimed = claims.length ? await identify(sql, workspaceId, claims, { source: SOURCE }) : [];
  const touchpoints = calls.map((call, index) =>
    touchpointOf(call, met[index] ?? claimed[claimOfCall[index]!]!),
  );
  const products = await applyOrderEvents(sql, workspaceId, calls, touchpoints, currency, familiar);
  const { customerIds, spans } = await recordSparingly(sql, workspaceId, touchpoints, familiar);
  return {
    customerIds,
    committed() {
      for (const product of products) familiar.products.set(product.sku, product);
      for (const [key, claim] of keys) familiar.customers.set(key, claimed[claim]!);
      for (const [id, span] of spans) familiar.seen.set(id, span);
    },
  };
}

/** `recordTouchpoints`, without widening what is known to be wide enough. */
async function recordSparingly(
  sql: Sql,
  workspaceId: string,
  touchpoints: NewTouchpoint[],
  familiar: Familiar,
): Promise<{ customerIds: string[]; spans: Map<string, Seen> }> {
  const inserted = await appendTouchpoints(sql, workspaceId, touchpoints);
  if (!inserted) return { customerIds: [], spans: new Map() };
  const seen = seenBy(touchpoints);
  const wider = new Map<string, Seen>();
  for (const [id, span] of seen) {
    const written = familiar.seen.get(id);
    if (!written || !covers(written, span)) wider.set(id, span);
  }
  return { customerIds: [...seen.keys()], spans: wider.size ? await widenSeen(sql, wider) : wider };
}

/** Who each call is about: somebody met before, or a claim; one claim for all calls that say no more than who it was. */
function gatherClaims(calls: TrackingCall[], country: string, familiar: Familiar) {
  const claims: Claim[] = [];
  const keys = new Map<string, number>();
  const met: (string | undefined)[] = [];
  const claimOfCall = calls.map((call, index) => {
    const key = plainKeyOf(call);
    if (key === null) return claims.push(claimOf(call, country)) - 1;
    met[index] = familiar.customers.get(key);
    if (met[index] !== undefined) return -1;
    const known = keys.get(key);
    if (known !== undefined) {
      const claim = claims[known]!;
      if (call.at < claim.at!) claim.at = call.at;
      return known;
    }
    keys.set(key, claims.length);
    return claims.push(claimOf(call, country)) - 1;
  });
  return { met, keys, claims, claimOfCall };
}

/** An alias may name an id that was a user's already: then it speaks of that user. */
async function joinKnownUsers(
  sql: Sql,
  workspaceId: string,
  calls: TrackingCall[],
  claims: Claim[],
  claimOfCall: number[],
) {
  const aliases = calls.flatMap(({ previousId }, index) =>
    previousId === null ? [] : [{ previousId, index }],
  );
  if (!aliases.length) return;
  const asUser = (value: string) => ({ kind: 'userId' as const, source: '', value });
  const known = await lookUp(
    sql,
    workspaceId,
    aliases.map(({ previousId }) => asUser(previousId)),
  );
  const users = new Set([...known.keys()].map((key) => key.slice(key.lastIndexOf('\u0001') + 1)));
  for (const { previousId, index } of aliases) {
    if (!users.has(previousId)) continue;
    const claim = claims[claimOfCall[index]!]!;
    claim.identities = claim.identities.map((identity) =>
      identity.kind === 'anonymousId' && identity.value === previousId ? asUser(previousId) : identity,
    );
  }
}
