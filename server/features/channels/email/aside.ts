/** Mails that are kept beside the conversations: found, saved, put away and brought back. */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import type { KeptFile } from '../../../core/files/files.ts';
import { ExactMoment, readCursor, writeCursor } from '../../../core/http/cursor.ts';
import { notFound } from '../../../core/http/problems.ts';
import { announce } from '../../../core/live/live.ts';
import { audit } from '../../audit/audit.ts';
import { CHANNELS_TOPIC } from '../accounts.ts';
import type { ASIDE_KINDS, asideApi } from './aside-contract.ts';
import { IS_ASIDE, IS_OPEN } from './is-aside.ts';
import type { MailAccount } from './letter.ts';

type Question = z.output<typeof asideApi.list.query & object>;
type Told = z.input<typeof asideApi.list.answer & object>;

const Place = z.object({ at: ExactMoment, id: z.uuid(), total: z.int() });

interface Row {
  id: string;
  account_id: string;
  address: string;
  kind: string;
  from_name: string;
  from_address: string;
  subject: string;
  at: Date;
  key: string;
  bytes: number | null;
}

/** @throws 400 for a cursor of another list */
export async function listAside(tx: Tx, { account, cursor, limit }: Question): Promise<Told> {
  const after = readCursor(Place, cursor);
  const asked = account ? sql`${IS_OPEN} and m.account_id = ${account}::uuid` : IS_OPEN;
  const behind = after ? sql`(m.at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await sql<Row>`
    select m.id, m.account_id, a.address, m.kind, m.from_name, m.from_address, m.subject, m.at, m.at::text as key,
      f.bytes
    from mails m join channel_accounts a on a.id = m.account_id left join files f on f.id = m.raw_file_id
    where ${asked} and ${behind} order by m.at desc, m.id desc limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const total = after?.total ?? (await count(tx, asked));
  return {
    items: page.map(toldOf),
    nextCursor:
      rows.length > limit && last
        ? writeCursor({ at: last.key, id: last.id, total } satisfies z.infer<typeof Place>)
        : null,
    total,
  };
}

const toldOf = (row: Row): Told['items'][number] => ({
  ...{ id: row.id, subject: row.subject, at: row.at.toISOString() },
  account: { id: row.account_id, address: row.address },
  kind: row.kind as (typeof ASIDE_KINDS)[number],
  from: { name: row.from_name, address: row.from_address },
  bytes: row.bytes,
});

async function count(tx: Tx, asked: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from mails m
    join channel_accounts a on a.id = m.account_id where ${asked}`.execute(tx);
  return rows[0]!.total;
}

export interface MailAside {
  id: string;
  kind: (typeof ASIDE_KINDS)[number];
  mailKey: string;
  at: Date;
  notes: string[];
  /** Null: only what was read from it is kept. */
  raw: KeptFile | null;
  account: MailAccount;
}

/** Held until the end of the transaction. @throws 404, also for one that is a message by now */
export async function mailAside(tx: Tx, id: string): Promise<MailAside> {
  const row = await tx
    .selectFrom('mails as m')
    .innerJoin('channel_accounts as a', 'a.id', 'm.account_id')
    .leftJoin('departments as d', 'd.id', 'a.department_id')
    .leftJoin('files as f', 'f.id', 'm.raw_file_id')
    .select(['m.id', 'm.kind', 'm.mail_key', 'm.at', 'm.notes', 'm.workspace_id'])
    .select([
      'a.id as account_id',
      'a.address',
      'a.language',
      'a.checked_by',
      'a.acknowledges',
      'd.key as department',
    ])
    .select(['f.id as file_id', 'f.bytes', 'f.type'])
    .where('m.id', '=', id)
    .where(IS_ASIDE)
    .forUpdate('m')
    .executeTakeFirst();
  if (!row) throw notFound(`There is no mail ${id} kept aside here.`);
  const acknowledges = row.acknowledges !== 'never';
  const { account_id, workspace_id, address, department, language, file_id, checked_by } = row;
  return {
    ...{ id: row.id, kind: row.kind as MailAside['kind'], at: row.at, notes: row.notes },
    mailKey: row.mail_key,
    raw: file_id === null ? null : { id: file_id, bytes: Number(row.bytes), type: row.type! },
    account: {
      id: account_id,
      workspaceId: workspace_id,
      address,
      department,
      language,
      checkedBy: checked_by,
      acknowledges,
    },
  };
}

/** @throws 404, also when only what was read from it is kept */
export async function rawAside(tx: Tx, id: string): Promise<KeptFile> {
  const { raw } = await mailAside(tx, id);
  if (!raw) throw notFound(`The mail ${id} is not kept as it came.`);
  return raw;
}

/** One that is put away stays so. @throws 404 */
export async function putAway(tx: Tx, scope: Scope, id: string): Promise<void> {
  const mail = await mailAside(tx, id);
  await tx.updateTable('mails').set({ put_away_at: new Date() }).where('id', '=', id).execute();
  await tellOfAside(tx, scope, { action: 'mail.put-away', mail });
}

/** @throws 404 */
export async function bringBack(tx: Tx, scope: Scope, id: string): Promise<void> {
  const mail = await mailAside(tx, id);
  await tx.updateTable('mails').set({ put_away_at: null }).where('id', '=', id).execute();
  await tellOfAside(tx, scope, { action: 'mail.brought-back', mail });
}

/** In the audit log, by the account: whoever wrote the mail may ask to be forgotten. And to screens that show accounts. */
export async function tellOfAside(
  tx: Tx,
  scope: Scope,
  { action, mail, after }: { action: string; mail: MailAside; after?: unknown },
): Promise<void> {
  const subject = { kind: 'mail', id: mail.id, name: mail.account.address };
  await audit(tx, scope, { action, subject, before: { kind: mail.kind }, after });
  await announce(tx, scope.workspaceId, [{ topic: CHANNELS_TOPIC }]);
}
