/** Telephones as people set them. */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Database } from '../../../core/database/database.ts';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { newId } from '../../../core/ids.ts';
import { requireMembers } from '../../conversations/people-and-places.ts';
import { membersHere } from '../../members/roster.ts';
import { accountColumns, changeShared, departmentTold } from '../account-columns.ts';
import { noSuchAccount, tell } from '../accounts.ts';
import type { ChannelKeys } from '../keys.ts';
import { newSecret, openedSecret } from './secret.ts';
import type { Line, PhoneChange, PhoneChannel, PhoneSettings } from './shapes-contract.ts';

type Told = z.input<typeof PhoneChannel>;

export async function listPhones(tx: Tx): Promise<Told[]> {
  return Promise.all(
    (await withSettings(tx).orderBy('a.created_at').execute()).map((row) => toldOf(tx, row)),
  );
}

/** @throws 404 */
export async function readPhone(tx: Tx, id: string): Promise<Told> {
  const row = await withSettings(tx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchAccount(id);
  return toldOf(tx, row);
}

/** @throws 400 */
export async function addPhone(
  tx: Tx,
  scope: Scope,
  keys: ChannelKeys,
  told: PhoneSettings,
): Promise<Told & { secret: string }> {
  const { workspaceId } = scope;
  const [id, { name, lines }] = [newId(), told];
  const { secret, sealed } = newSecret(keys);
  await requireTakers(tx, lines);
  await tx
    .insertInto('channel_accounts')
    .values({
      ...{ id, workspace_id: workspaceId, kind: 'phone', address: `phone ${id}`, receiving: 'off' },
      ...(await accountColumns(tx, told)),
      ...{ name, door_token: randomBytes(16).toString('hex') },
    })
    .execute();
  await tx
    .insertInto('phone_settings')
    .values({ account_id: id, workspace_id: workspaceId, secret: sealed, lines: JSON.stringify(lines) })
    .execute();
  await tx.insertInto('channel_states').values({ account_id: id, workspace_id: workspaceId }).execute();
  await tell(tx, scope, 'channel.added', { id, name }, { after: told });
  return { ...(await readPhone(tx, id)), secret };
}

const requireTakers = (tx: Tx, lines: Line[]) =>
  requireMembers(tx, [...new Set(lines.map(({ member }) => member))], 'lines');

/** @throws 400, 404 */
export async function changePhone(tx: Tx, scope: Scope, id: string, told: PhoneChange): Promise<Told> {
  const before = await readPhone(tx, id);
  await changeShared(tx, id, told);
  if (told.lines) {
    await requireTakers(tx, told.lines);
    const lines = JSON.stringify(told.lines);
    await tx.updateTable('phone_settings').set({ lines }).where('account_id', '=', id).execute();
  }
  const after = await readPhone(tx, id);
  await tell(tx, scope, 'channel.changed', { id, name: after.name }, { before, after });
  return after;
}

/** @throws 404 */
export async function renewPhoneSecret(tx: Tx, scope: Scope, keys: ChannelKeys, id: string) {
  const { name } = await readPhone(tx, id);
  const { secret, sealed } = newSecret(keys);
  await tx.updateTable('phone_settings').set({ secret: sealed }).where('account_id', '=', id).execute();
  await tell(tx, scope, 'channel.secret-renewed', { id, name }, {});
  return { secret };
}

/** As its own door needs it. */
export interface Phone {
  id: string;
  workspaceId: string;
  name: string;
  /** Key of a department. */
  department: string | null;
  language: 'en' | 'pt-BR' | 'es' | 'ro' | null;
  secret: string;
  lines: Line[];
}

/** Of any workspace: the key says which. Null for a key that none has. */
export async function phoneWithKey(db: Database, keys: ChannelKeys, key: string): Promise<Phone | null> {
  const { rows } = await db.owner.query<Phone>({
    name: 'phone-with-key',
    text: `select a.id, a.workspace_id as "workspaceId", a.name, d.key as department, a.language, s.secret, s.lines
      from channel_accounts a join phone_settings s on s.account_id = a.id
      left join departments d on d.id = a.department_id
      where a.removed_at is null and a.door_token = $1`,
    values: [key],
  });
  return rows[0] ? { ...rows[0], secret: openedSecret(rows[0].secret, keys) } : null;
}

function withSettings(tx: Tx) {
  return tx
    .selectFrom('channel_accounts as a')
    .innerJoin('phone_settings as s', 's.account_id', 'a.id')
    .leftJoin('channel_states as t', 't.account_id', 'a.id')
    .leftJoin('departments as d', 'd.id', 'a.department_id')
    .where('a.removed_at', 'is', null)
    .select(['a.id', 'a.name', 'a.language', 'a.door_token', 's.lines', 't.last_in_at'])
    .select(['d.key as department_key', 'd.name as department_name']);
}

type Row = Awaited<ReturnType<ReturnType<typeof withSettings>['executeTakeFirstOrThrow']>>;

async function toldOf(tx: Tx, row: Row): Promise<Told> {
  const lines = row.lines as unknown as Line[];
  const names = new Map(
    (lines.length
      ? await membersHere(
          tx,
          lines.map(({ member }) => member),
        )
      : []
    ).map((one) => [one.id, one.name]),
  );
  return {
    ...{ id: row.id, kind: 'phone', name: row.name },
    department: departmentTold(row),
    language: row.language as Told['language'],
    // Whoever works here no longer takes no calls.
    lines: lines.flatMap((line) => {
      const name = names.get(line.member);
      return name === undefined ? [] : [{ ...line, name }];
    }),
    callsPath: `/channels/${row.door_token}/calls`,
    lastInAt: row.last_in_at?.toISOString() ?? null,
  };
}
