/** Accounts that calls speak of: of a group call, and the company in somebody's traits. */
import type { Sql } from '../../core/database/workspace.ts';
import { type ToldAccount, upsertAccounts } from '../accounts/accounts.ts';
import type { Claim } from '../customers/identify.ts';
import type { TrackingCall } from './call.ts';
import { isObject, type Json } from './shape.ts';

const MAX_LENGTH = 255;

/** Makes or updates the accounts and tells each claim to which its customer belongs. */
export async function joinAccounts(
  sql: Sql,
  workspaceId: string,
  calls: TrackingCall[],
  claims: Claim[],
  claimOfCall: number[],
): Promise<void> {
  const told = calls.flatMap((call, index) => {
    const account = accountOf(call);
    return account ? [{ account, claim: claims[claimOfCall[index]!]! }] : [];
  });
  if (!told.length) return;
  const { byExternalId } = await upsertAccounts(
    sql,
    workspaceId,
    told.map(({ account }) => account),
    {},
  );
  for (const { account, claim } of told) {
    claim.facts = { ...claim.facts, accountId: byExternalId.get(account.externalId)! };
  }
}

function accountOf({ type, groupId, details }: TrackingCall): ToldAccount | null {
  if (type === 'group') return toldAccount(groupId!, details);
  if (type !== 'identify' || !isObject(details.company)) return null;
  const { id, ...traits } = details.company;
  const externalId = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
  return externalId && externalId.length <= MAX_LENGTH ? toldAccount(externalId, traits) : null;
}

function toldAccount(externalId: string, traits: Json): ToldAccount {
  return { externalId, name: textOf(traits.name), domain: domainOf(traits), traits };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value.trim().slice(0, MAX_LENGTH) || null : null;
}

/** `domain`, or the host of `website`. */
function domainOf({ domain, website }: Json): string | null {
  const named = textOf(domain)?.toLowerCase();
  if (named) return named;
  const address = textOf(website);
  if (!address) return null;
  return (
    URL.parse(address.includes('://') ? address : `https://${address}`)?.hostname.replace(/^www\./, '') ??
    null
  );
}
