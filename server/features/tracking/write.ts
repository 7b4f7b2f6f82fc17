/** One transaction's worth of calls: who they are about, what they mean, written together. */
import type { Database } from '../../core/database/database.ts';
import { inWorkspaceRaw, type Sql } from '../../core/database/workspace.ts';
import { type Claim, identify } from '../customers/identify.ts';
import { lookUp } from '../customers/people.ts';
import { recordTouchpoints } from '../touchpoints/record.ts';
import { joinAccounts } from './accounts.ts';
import type { TrackingCall } from './call.ts';
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
  const products = await inWorkspaceRaw(db, workspaceId, async (sql) => {
    const told = calls.length ? await writeCalls(sql, workspaceId, calls, facts) : [];
    await keepRejects(sql, workspaceId, rejects);
    return told;
  });
  rememberProducts(products);
}

/** Writes checked calls in the given transaction. Answers which products to remember once it has committed. */
export async function writeCalls(
  sql: Sql,
  workspaceId: string,
  calls: TrackingCall[],
  { country, currency }: WorkspaceFacts,
): Promise<string[]> {
  const { claims, claimOfCall } = gatherClaims(calls, country);
  await joinAccounts(sql, workspaceId, calls, claims, claimOfCall);
  await joinKnownUsers(sql, workspaceId, calls, claims, claimOfCall);
  const customers = await identify(sql, workspaceId, claims, { source: SOURCE });
  const touchpoints = calls.map((call, index) => touchpointOf(call, customers[claimOfCall[index]!]!));
  const products = await applyOrderEvents(sql, workspaceId, calls, touchpoints, currency);
  await recordTouchpoints(sql, workspaceId, touchpoints);
  return products;
}

/** One claim for all calls that say no more than who it was. */
function gatherClaims(calls: TrackingCall[], country: string) {
  const claims: Claim[] = [];
  const plain = new Map<string, number>();
  const claimOfCall = calls.map((call) => {
    const key = plainKeyOf(call);
    const known = key === null ? undefined : plain.get(key);
    if (known !== undefined) {
      const claim = claims[known]!;
      if (call.at < claim.at!) claim.at = call.at;
      return known;
    }
    if (key !== null) plain.set(key, claims.length);
    return claims.push(claimOf(call, country)) - 1;
  });
  return { claims, claimOfCall };
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
