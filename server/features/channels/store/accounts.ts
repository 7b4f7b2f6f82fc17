/** Shops as people set them, each with the code of its page. */
import { randomBytes, randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { Database } from '../../../core/database/database.ts';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { newId } from '../../../core/ids.ts';
import { accountColumns, changeShared, departmentTold } from '../account-columns.ts';
import { noSuchAccount, tell } from '../accounts.ts';
import type { StoreChange, StoreChannel, StoreSettings } from './shapes-contract.ts';

type Told = z.input<typeof StoreChannel>;

export async function listStores(tx: Tx): Promise<Told[]> {
  return (await withSettings(tx).orderBy('a.name').orderBy('a.created_at').execute()).map(toldOf);
}

/** @throws 404 */
export async function readStore(tx: Tx, id: string): Promise<Told> {
  const row = await withSettings(tx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchAccount(id);
  return toldOf(row);
}

/** @throws 400 */
export async function addStore(tx: Tx, scope: Scope, told: StoreSettings): Promise<Told> {
  const { workspaceId } = scope;
  const [id, { name, address, asks, rates }] = [newId(), told];
  await tx
    .insertInto('channel_accounts')
    .values({
      ...{ id, workspace_id: workspaceId, kind: 'store', address: `store ${id}`, receiving: 'off' },
      ...(await accountColumns(tx, told)),
      ...{ name, door_token: randomBytes(16).toString('hex') },
    })
    .execute();
  await tx
    .insertInto('store_settings')
    .values({ account_id: id, workspace_id: workspaceId, code: newCode(), link_base: address, asks, rates })
    .execute();
  await tx.insertInto('channel_states').values({ account_id: id, workspace_id: workspaceId }).execute();
  await tell(tx, scope, 'channel.added', { id, name }, { after: told });
  return readStore(tx, id);
}

/** @throws 400, 404 */
export async function changeStore(tx: Tx, scope: Scope, id: string, told: StoreChange): Promise<Told> {
  const before = await readStore(tx, id);
  await changeShared(tx, id, told);
  const { address, asks, rates } = told;
  const columns = {
    ...(address !== undefined && { link_base: address }),
    ...(asks !== undefined && { asks }),
    ...(rates !== undefined && { rates }),
  };
  if (Object.keys(columns).length)
    await tx.updateTable('store_settings').set(columns).where('account_id', '=', id).execute();
  const after = await readStore(tx, id);
  await tell(tx, scope, 'channel.changed', { id, name: after.name }, { before, after });
  return after;
}

/** The code before leads nowhere: posters and stickers that carry it are void. @throws 404 */
export async function renewCode(tx: Tx, scope: Scope, id: string): Promise<Told> {
  const { name } = await readStore(tx, id);
  await tx
    .updateTable('store_settings')
    .set({ code: newCode(), code_since: new Date() })
    .where('account_id', '=', id)
    .execute();
  await tell(tx, scope, 'channel.code-renewed', { id, name }, {});
  return readStore(tx, id);
}

/** Without letters and digits that look alike, as somebody may type it. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
/** Ten of 31: tried a thousand times a second, one is found in some ten thousand years. */
const CODE_LENGTH = 10;

const newCode = () => Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

export interface Store {
  id: string;
  workspaceId: string;
  name: string;
  /** Key of a department. */
  department: string | null;
  language: string | null;
  asks: boolean;
  rates: boolean;
}

/** Of any workspace: the code says which. Null for one that leads nowhere. */
export async function storeWithCode(db: Database, code: string): Promise<Store | null> {
  const { rows } = await db.owner.query<Store>(
    `select a.id, a.workspace_id as "workspaceId", a.name, d.key as department, a.language, s.asks, s.rates
     from store_settings s join channel_accounts a on a.id = s.account_id
     left join departments d on d.id = a.department_id
     where a.removed_at is null and s.code = $1`,
    [code.toLowerCase()],
  );
  return rows[0] ?? null;
}

function withSettings(tx: Tx) {
  return tx
    .selectFrom('channel_accounts as a')
    .innerJoin('store_settings as s', 's.account_id', 'a.id')
    .leftJoin('channel_states as t', 't.account_id', 'a.id')
    .leftJoin('departments as d', 'd.id', 'a.department_id')
    .where('a.removed_at', 'is', null)
    .select(['a.id', 'a.name', 'a.language', 't.last_in_at'])
    .select(['d.key as department_key', 'd.name as department_name'])
    .select(['s.code', 's.code_since', 's.link_base', 's.asks', 's.rates']);
}

type Row = Awaited<ReturnType<ReturnType<typeof withSettings>['executeTakeFirstOrThrow']>>;

function toldOf(row: Row): Told {
  const { id, name, asks, rates } = row;
  return {
    ...{ id, kind: 'store', name, asks, rates, address: row.link_base },
    department: departmentTold(row),
    language: row.language as Told['language'],
    path: `/s/${row.code}`,
    since: row.code_since.toISOString(),
    lastInAt: row.last_in_at?.toISOString() ?? null,
  };
}
