/** Company customers, to which people belong. */
import { jsonText, type MergingTable, upsert, type Written } from '../../core/database/upsert.ts';
import type { Sql } from '../../core/database/workspace.ts';

export interface ToldAccount {
  /** The account's id in the system that told of it: one in a workspace. */
  externalId: string;
  name?: string | null;
  domain?: string | null;
  traits?: Record<string, unknown>;
}

export const ACCOUNTS: MergingTable = {
  name: 'accounts',
  key: ['external_id'],
  perWorkspace: true,
  columns: { external_id: 'text', name: 'text', domain: 'text', traits: 'jsonb' },
};

/** Tells of accounts; the same may come several times. `ids`, with `keys`, leads from external ids to ours. */
export async function upsertAccounts(
  sql: Sql,
  workspaceId: string,
  told: readonly ToldAccount[],
  origin: { importId?: string | undefined },
): Promise<Written & { byExternalId: Map<string, string> }> {
  const gathered = new Map<string, ToldAccount>();
  for (const account of told) {
    const before = gathered.get(account.externalId);
    gathered.set(account.externalId, before ? merged(before, account) : account);
  }
  const rows = [...gathered.values()].map((account) => ({
    external_id: account.externalId,
    name: account.name ?? null,
    domain: account.domain ?? null,
    traits: jsonText(account.traits),
  }));
  const written = await upsert(sql, workspaceId, ACCOUNTS, rows, origin);
  return {
    ...written,
    byExternalId: new Map(rows.map((row, index) => [row.external_id, written.ids[index]!])),
  };
}

function merged(before: ToldAccount, after: ToldAccount): ToldAccount {
  return {
    externalId: after.externalId,
    name: after.name ?? before.name,
    domain: after.domain ?? before.domain,
    traits: { ...before.traits, ...after.traits },
  };
}
