/** Whom the rows are about: claims to the identity module, one for each person and batch. */
import { upsertAccounts } from '../../accounts/accounts.ts';
import type { Fact } from '../../customers/facts.ts';
import { type Claim, identify } from '../../customers/identify.ts';
import type { Row } from '../reading/convert.ts';
import type { Writing } from './writing.ts';

/** What rows of a kind tell beside who it is. */
export interface Told {
  /** What happened, and when: the customer was seen then. */
  moments(row: Row): Date[];
  /** The value of the order that the row is. */
  revenue?(row: Row): number;
}

export interface People {
  /** The customer of every row that names one; null for the others. */
  customers: (string | null)[];
  /** How many orders those are written with who are new. */
  counted: Map<string, number>;
}

export async function customersOf(writing: Writing, rows: readonly Row[], told: Told): Promise<People> {
  const { sql, workspaceId, importId, source } = writing;
  const accounts = await accountsOf(writing, rows);
  const { claims, claimOfRow } = gatherClaims(rows, told, accounts);
  if (!claims.length) return { customers: rows.map(() => null), counted: new Map() };
  const ids = await identify(sql, workspaceId, claims, { source, importId });
  const counted = claims.flatMap(({ buying }, index) =>
    buying?.written ? [[ids[index]!, buying.orders] as const] : [],
  );
  return {
    customers: claimOfRow.map((claim) => (claim === null ? null : ids[claim]!)),
    counted: new Map(counted),
  };
}

async function accountsOf(
  { sql, workspaceId, importId }: Writing,
  rows: readonly Row[],
): Promise<Map<string, string>> {
  const named = [...new Set(rows.flatMap(({ account }) => account ?? []))];
  if (!named.length) return new Map();
  const told = named.map((externalId) => ({ externalId }));
  return (await upsertAccounts(sql, workspaceId, told, { importId })).byExternalId;
}

function gatherClaims(rows: readonly Row[], told: Told, accounts: Map<string, string>) {
  const claims: Claim[] = [];
  const known = new Map<string, number>();
  const claimOfRow = rows.map((row) => {
    if (!row.identities.length) return null;
    const key = row.identities
      .map(({ kind, source, value }) => `${kind}\u0001${source}\u0001${value}`)
      .join('\u0002');
    const facts = factsOf(row, accounts);
    const place = known.get(key);
    if (place === undefined) {
      known.set(key, claims.length);
      return claims.push(widened({ identities: row.identities, ...(facts && { facts }) }, row, told)) - 1;
    }
    const claim = claims[place]!;
    if (facts) claim.facts = joined(claim.facts, facts);
    widened(claim, row, told);
    return place;
  });
  return { claims, claimOfRow };
}

function factsOf({ person, account }: Row, accounts: Map<string, string>): Fact | undefined {
  const accountId = account === undefined ? undefined : accounts.get(account);
  if (!accountId) return person;
  return { ...person, accountId };
}

function joined(before: Fact | undefined, after: Fact): Fact {
  return {
    ...before,
    ...after,
    ...((before?.traits || after.traits) && { traits: { ...before?.traits, ...after.traits } }),
  };
}

function widened(claim: Claim, row: Row, { moments, revenue }: Told): Claim {
  for (const at of moments(row)) {
    if (!claim.at || at < claim.at) claim.at = at;
    if (!claim.until || at > claim.until) claim.until = at;
  }
  if (revenue) {
    const { orders, revenueMinor } = claim.buying ?? { orders: 0, revenueMinor: 0 };
    claim.buying = { orders: orders + 1, revenueMinor: revenueMinor + revenue(row) };
  }
  return claim;
}
