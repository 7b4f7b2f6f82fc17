/** Accounts as the program's own work needs them: of every workspace. */
import type { Database } from '../../../core/database/database.ts';
import type { AccountRecord } from '../accounts.ts';
import type { MailAccount } from './letter.ts';

type Row = AccountRecord & { department_key: string | null };

export interface WorkedAccount {
  account: MailAccount;
  record: AccountRecord;
}

const ACCOUNT = `select a.*, d.key as department_key from channel_accounts a
  left join departments d on d.id = a.department_id where a.removed_at is null`;

/** Whose folders are to be watched. */
export async function accountsToWatch(db: Database): Promise<WorkedAccount[]> {
  const { rows } = await db.owner.query<Row>(`${ACCOUNT} and a.receiving = 'imap'`);
  return rows.map(worked);
}

/** Whose mail our door takes under these addresses: a token's, or the account's own. */
export async function accountsAtDoor(
  db: Database,
  addresses: string[],
  tokens: string[],
): Promise<WorkedAccount[]> {
  const { rows } = await db.owner.query<Row>(
    `${ACCOUNT} and a.receiving = 'door' and (a.address = any($1) or a.door_token = any($2))`,
    [addresses, tokens],
  );
  return rows.map(worked);
}

function worked(record: Row): WorkedAccount {
  const { id, workspace_id, address, department_key, language, checked_by } = record;
  return {
    record,
    account: {
      ...{ id, workspaceId: workspace_id, address, department: department_key, language },
      ...{ checkedBy: checked_by, acknowledges: record.acknowledges !== 'never' },
    },
  };
}
