/** One transaction's worth of calls: who they are about, what they mean, written together. */
import type { Database } from '../../core/database/database.ts';
import { inWorkspaceRaw, type Sql } from '../../core/database/workspace.ts';
import { type Claim, identify, shareWorkspaceAt } from '../customers/identify.ts';
import { lookUp } from '../customers/people.ts';
import { appendTouchpoints, type NewTouchpoint, seenBy, tellScreens } from '../touchpoints/record.ts';
import { covers, type Seen, widenSeen } from '../touchpoints/seen.ts';
import { joinAccounts } from './accounts.ts';
import type { TrackingCall } from './call.ts';
import { type Familiar, familiarIn } from './familiar.ts';
import { claimOf, plainKeyOf, SOURCE, touchpointOf } from './meaning.ts';
import { applyOrderEvents } from './order-events.ts';
import { rememberProducts } from './product-memory.ts';
import { keepRejects, type Reject } from './rejects.ts';
import { type WorkspaceFacts, workspaceFacts } from './workspace-facts.ts';

/** What a request brings to be committed. */
export type Entry = { call: TrackingCall } | { reject: Reject };

/** Writes the entries of one workspace in one transaction. */
export async function writeEntries(db: Database, workspaceId: string, entries: Entry[]): Promise<void> {
  const facts = await workspaceFacts(db, workspaceId);
  const calls: TrackingCall[] = [];
  const rejects: Reject[] = [];
  for (const entry of entries) {
    if ('call' in entry) calls.push(entry.call);
    else rejects.push(entry.reject);
  }
  const committed = await inWorkspaceRaw(db, workspaceId, async (sql) => {
    const remember = calls.length ? await writeCalls(sql, workspaceId, calls, facts) : () => {};
    await keepRejects(sql, workspaceId, rejects);
    return remember;
  });
  committed();
}

/** Writes checked calls in the given transaction. Call what it answers once that has committed. */
export async function writeCalls(
  sql: Sql,
  workspaceId: string,
  calls: TrackingCall[],
  { country, currency }: WorkspaceFacts,
): Promise<() => void> {
  const familiar = familiarIn(workspaceId, await shareWorkspaceAt(sql, workspaceId));
  const { met, keys, claims, claimOfCall } = gatherClaims(calls, country, familiar);
  await joinAccounts(sql, workspaceId, calls, claims, claimOfCall);
  await joinKnownUsers(sql, workspaceId, calls, claims, claimOfCall);
  const claimed = claims.length ? await identify(sql, workspaceId, claims, { source: SOURCE }) : [];
  const touchpoints = calls.map((call, index) =>
    touchpointOf(call, met[index] ?? claimed[claimOfCall[index]!]!),
  );
  const products = await applyOrderEvents(sql, workspaceId, calls, touchpoints, currency);
  const spans = await recordSparingly(sql, workspaceId, touchpoints, familiar);
  return () => {
    rememberProducts(products);
    for (const [key, claim] of keys) familiar.customers.set(key, claimed[claim]!);
    for (const [id, span] of spans) familiar.seen.set(id, span);
  };
}

/** `recordTouchpoints`, without widening what is known to be wide enough. Answers the spans that are now written. */
async function recordSparingly(
  sql: Sql,
  workspaceId: string,
  touchpoints: NewTouchpoint[],
  familiar: Familiar,
): Promise<Map<string, Seen>> {
  const inserted = await appendTouchpoints(sql, workspaceId, touchpoints);
  if (!inserted) return new Map();
  const seen = seenBy(touchpoints);
  const wider = new Map<string, Seen>();
  for (const [id, span] of seen) {
    const written = familiar.seen.get(id);
    if (!written || !covers(written, span)) wider.set(id, span);
  }
  const spans = wider.size ? await widenSeen(sql, wider) : wider;
  await tellScreens(sql, workspaceId, [...seen.keys()]);
  return spans;
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
