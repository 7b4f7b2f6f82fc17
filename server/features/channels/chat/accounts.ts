/** Chats as people set them. */
import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { ChannelAccounts, ChatSettings as SettingsTable } from '../../../core/database/tables.ts';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { conflict, invalid } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { openHours } from '../../service-levels/calendars.ts';
import { accountColumns, changeShared, departmentTold } from '../account-columns.ts';
import { noSuchAccount, tell } from '../accounts.ts';
import { newSecret } from './secret.ts';
import type { ChatChange, ChatChannel, ChatSettings } from './shapes-contract.ts';

type Told = z.input<typeof ChatChannel>;

const MOST_CHATS = 50;

export async function listChats(tx: Tx): Promise<Told[]> {
  return (await withSettings(tx).orderBy('a.created_at').execute()).map(toldOf);
}

/** @throws 404 */
export async function readChat(tx: Tx, id: string): Promise<Told> {
  const row = await withSettings(tx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchAccount(id);
  return toldOf(row);
}

/** @param key secrets are sealed with it @throws 400; 409 when there are too many */
export async function addChat(
  tx: Tx,
  scope: Scope,
  key: Buffer,
  told: ChatSettings,
): Promise<Told & { secret: string }> {
  const { workspaceId } = scope;
  if ((await listChats(tx)).length >= MOST_CHATS)
    throw conflict(`There are ${MOST_CHATS} chats, and that is as many as can be. Remove one first.`);
  const [id, publicKey] = [newId(), `chat_${randomBytes(12).toString('hex')}`];
  const { secret, sealed } = newSecret(key);
  await tx
    .insertInto('channel_accounts')
    .values({
      ...{ id, workspace_id: workspaceId, kind: 'chat', address: publicKey, receiving: 'off' },
      ...(await accountColumns(tx, told)),
      door_token: randomBytes(9).toString('hex'),
    })
    .execute();
  await tx
    .insertInto('chat_settings')
    .values({
      ...{ account_id: id, workspace_id: workspaceId, secret: sealed },
      ...(await settingsColumns(tx, told)),
      ...{ colour: told.colour, side: told.side, ask_name: told.askName, ask_email: told.askEmail },
    })
    .execute();
  await tx.insertInto('channel_states').values({ account_id: id, workspace_id: workspaceId }).execute();
  await tell(tx, scope, 'channel.added', { id, name: told.name }, { after: told });
  return { ...(await readChat(tx, id)), secret };
}

/** @throws 400, 404 */
export async function changeChat(tx: Tx, scope: Scope, id: string, told: ChatChange): Promise<Told> {
  const before = await readChat(tx, id);
  await changeShared(tx, id, told);
  const columns = await settingsColumns(tx, told);
  if (Object.keys(columns).length)
    await tx.updateTable('chat_settings').set(columns).where('account_id', '=', id).execute();
  const after = await readChat(tx, id);
  await tell(tx, scope, 'channel.changed', { id, name: after.name }, { before, after });
  return after;
}

/** @throws 404 */
export async function renewSecret(tx: Tx, scope: Scope, key: Buffer, id: string, overlapHours: number) {
  const { name } = await readChat(tx, id);
  const { secret, sealed } = newSecret(key);
  const until = overlapHours ? new Date(Date.now() + overlapHours * 3_600_000) : null;
  await tx
    .updateTable('chat_settings')
    .set((is) => ({
      secret: sealed,
      old_secret: until ? is.ref('secret') : null,
      old_secret_until: until,
    }))
    .where('account_id', '=', id)
    .execute();
  await tell(tx, scope, 'channel.secret-renewed', { id, name }, { after: { overlapHours } });
  return { secret, oldSecretUntil: until?.toISOString() ?? null };
}

async function settingsColumns(tx: Tx, told: ChatChange) {
  const { colour, side, greetings, askName, askEmail, origins, calendar } = told;
  return {
    ...(colour !== undefined && { colour }),
    ...(side !== undefined && { side }),
    ...(greetings !== undefined && { greetings: JSON.stringify(greetings) }),
    ...(askName !== undefined && { ask_name: askName }),
    ...(askEmail !== undefined && { ask_email: askEmail }),
    ...(origins !== undefined && { origins: [...new Set(origins)] }),
    ...(calendar !== undefined && { calendar_id: await calendarHere(tx, calendar) }),
  };
}

/** @throws 400 for one that is not here */
async function calendarHere(tx: Tx, id: string | null): Promise<string | null> {
  if (id === null || (await openHours(tx, id, 'UTC'))) return id;
  throw invalid(`calendar: there is no calendar ${id} here.`, [
    { at: 'calendar', message: 'must be the id of a calendar, or null' },
  ]);
}

function withSettings(tx: Tx) {
  return tx
    .selectFrom('channel_accounts as a')
    .innerJoin('chat_settings as h', 'h.account_id', 'a.id')
    .leftJoin('channel_states as s', 's.account_id', 'a.id')
    .leftJoin('departments as d', 'd.id', 'a.department_id')
    .where('a.removed_at', 'is', null)
    .select(['a.id', 'a.address', 'a.name', 'a.language', 's.last_in_at'])
    .select(['d.key as department_key', 'd.name as department_name'])
    .select(['h.colour', 'h.side', 'h.greetings', 'h.ask_name', 'h.ask_email', 'h.origins'])
    .select(['h.calendar_id', 'h.old_secret_until']);
}

type Row = Pick<Selectable<ChannelAccounts>, 'id' | 'address' | 'name' | 'language'> &
  Pick<
    Selectable<SettingsTable>,
    | 'colour'
    | 'side'
    | 'greetings'
    | 'ask_name'
    | 'ask_email'
    | 'origins'
    | 'calendar_id'
    | 'old_secret_until'
  > & {
    last_in_at: Date | null;
    department_key: string | null;
    department_name: string | null;
  };

function toldOf(row: Row): Told {
  const { id, address, name, colour, origins, old_secret_until } = row;
  const isOldGood = old_secret_until !== null && old_secret_until > new Date();
  return {
    ...{ id, kind: 'chat', key: address, name, colour, origins },
    department: departmentTold(row),
    language: row.language as Told['language'],
    side: row.side as Told['side'],
    greetings: row.greetings as Told['greetings'],
    askName: row.ask_name as Told['askName'],
    askEmail: row.ask_email as Told['askEmail'],
    calendar: row.calendar_id,
    oldSecretUntil: isOldGood ? old_secret_until.toISOString() : null,
    lastInAt: row.last_in_at?.toISOString() ?? null,
  };
}
