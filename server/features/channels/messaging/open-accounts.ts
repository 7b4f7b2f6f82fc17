/** Accounts as the program's own work needs them, with their tokens opened. */
import type { Database } from '../../../core/database/database.ts';
import { sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { unseal } from '../../../core/sealed.ts';
import type { ChannelKeys } from '../keys.ts';
import type { Account } from './adapter.ts';

interface Row extends Omit<Account, 'accessToken' | 'webhookSecret' | 'verifyToken'> {
  access_token: string | null;
  webhook_secret: string | null;
  verify_token: string | null;
}

const ACCOUNT = `select a.id, a.workspace_id as "workspaceId", a.kind, a.name, a.language, d.key as department,
    s.external_id as "externalId", s.business_id as "businessId", s.comments, s.human_agent as "humanAgent",
    s.access_token, s.webhook_secret, s.verify_token
  from channel_accounts a join messaging_settings s on s.account_id = a.id
  left join departments d on d.id = a.department_id
  where a.removed_at is null`;

/** Of any workspace: the key says which. Null for a key that none has. */
export async function accountWithKey(db: Database, keys: ChannelKeys, key: string): Promise<Account | null> {
  const { rows } = await db.owner.query<Row>({
    name: 'messenger-with-key',
    text: `${ACCOUNT} and a.door_token = $1`,
    values: [key],
  });
  return rows[0] ? opened(rows[0], keys) : null;
}

/** Null when it was removed. */
export async function openAccount(tx: Tx, keys: ChannelKeys, id: string): Promise<Account | null> {
  const { rows } = await sqlOf(tx).query<Row>(`${ACCOUNT} and a.id = $1`, [id]);
  return rows[0] ? opened(rows[0], keys) : null;
}

/** Those of a workspace that the provider calls so. */
export async function accountsCalled(tx: Tx, keys: ChannelKeys, externalId: string): Promise<Account[]> {
  const { rows } = await sqlOf(tx).query<Row>(`${ACCOUNT} and s.external_id = $1`, [externalId]);
  return rows.map((row) => opened(row, keys));
}

/** A token that was sealed with another key is empty: nothing verifies with it, and the provider refuses it. */
function opened(row: Row, { tokens }: ChannelKeys): Account {
  const { access_token, webhook_secret, verify_token, ...account } = row;
  const open = (sealed: string | null) => (sealed === null ? '' : (unseal(sealed, tokens) ?? ''));
  return {
    ...account,
    accessToken: open(access_token),
    webhookSecret: open(webhook_secret),
    verifyToken: open(verify_token),
  };
}
