/** Accounts at messengers as people set them. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { conflict, invalid } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { seal } from '../../../core/sealed.ts';
import { accountColumns, changeShared, departmentTold } from '../account-columns.ts';
import { noSuchAccount, tell } from '../accounts.ts';
import type { ChannelKeys } from '../keys.ts';
import { forgetTroubles } from '../troubles.ts';
import type { MessagingChange, MessagingChannel, MessagingSettings } from './shapes-contract.ts';
import { PROVIDERS } from './shapes-contract.ts';

type Told = z.input<typeof MessagingChannel>;

export async function listMessengers(tx: Tx): Promise<Told[]> {
  return (await withSettings(tx).orderBy('a.created_at').execute()).map(toldOf);
}

/** @throws 404 */
export async function readMessenger(tx: Tx, id: string): Promise<Told> {
  const row = await withSettings(tx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchAccount(id);
  return toldOf(row);
}

/** @throws 400; 409 when it is there already */
export async function addMessenger(
  tx: Tx,
  scope: Scope,
  keys: ChannelKeys,
  told: MessagingSettings,
): Promise<Told> {
  const { kind, name } = told;
  const externalId = externalIdOf(told);
  if (kind !== 'telegram' && !told.appSecret) throw needs('appSecret', 'the app secret of your app at Meta');
  await refuseTwin(tx, kind, externalId);
  const id = newId();
  await tx
    .insertInto('channel_accounts')
    .values({
      ...{ id, workspace_id: scope.workspaceId, kind, address: `${kind} ${externalId}`, receiving: 'off' },
      ...(await accountColumns(tx, told)),
      door_token: randomBytes(16).toString('hex'),
    })
    .execute();
  const secret = told.appSecret ?? randomBytes(24).toString('hex');
  await tx
    .insertInto('messaging_settings')
    .values({
      ...{ account_id: id, workspace_id: scope.workspaceId, external_id: externalId },
      ...settingsColumns(keys, { ...told, appSecret: secret }),
      verify_token: seal(randomBytes(18).toString('base64url'), keys.tokens),
    })
    .execute();
  await tx.insertInto('channel_states').values({ account_id: id, workspace_id: scope.workspaceId }).execute();
  await tell(tx, scope, 'channel.added', { id, name }, { after: shown(told) });
  return readMessenger(tx, id);
}

const needs = (at: string, what: string) =>
  invalid(`${at}: is needed: ${what}.`, [{ at, message: `must be ${what}` }]);

/** Of a bot, `123456:ABC…`: before the colon. */
function externalIdOf({ kind, accessToken, externalId }: MessagingSettings): string {
  if (kind !== 'telegram') {
    if (externalId) return externalId;
    throw needs('externalId', 'the id that Meta shows, digits only');
  }
  const id = /^(\d{1,30}):[\w-]+$/.exec(accessToken)?.[1];
  if (id) return id;
  throw needs('accessToken', 'the token that BotFather gave, such as 123456:ABC-DEF');
}

async function refuseTwin(tx: Tx, kind: string, externalId: string): Promise<void> {
  const twin = await tx
    .selectFrom('channel_accounts')
    .select('name')
    .where('address', '=', `${kind} ${externalId}`)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (twin) throw conflict(`${twin.name} is this account already. Change that one.`);
}

/** @throws 400, 404 */
export async function changeMessenger(
  tx: Tx,
  scope: Scope,
  keys: ChannelKeys,
  id: string,
  told: MessagingChange,
): Promise<Told> {
  const before = await readMessenger(tx, id);
  await changeShared(tx, id, told);
  const columns = settingsColumns(
    keys,
    before.kind === 'telegram' ? { ...told, appSecret: undefined } : told,
  );
  if (Object.keys(columns).length)
    await tx.updateTable('messaging_settings').set(columns).where('account_id', '=', id).execute();
  if (told.accessToken) await forgetTroubles(tx, scope, id);
  const after = await readMessenger(tx, id);
  await tell(tx, scope, 'channel.changed', { id, name: after.name }, { after: shown(told) });
  return after;
}

/** What the provider says of the account: how customers see it. */
export async function noteHandle(tx: Tx, id: string, handle: string): Promise<void> {
  await tx.updateTable('messaging_settings').set({ handle }).where('account_id', '=', id).execute();
}

export async function noteConnected(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('messaging_settings')
    .set({ connected_at: sql<Date>`now()` })
    .where('account_id', '=', id)
    .execute();
}

function settingsColumns({ tokens }: ChannelKeys, told: MessagingChange) {
  const { accessToken, appSecret, businessId, comments, humanAgent, templates } = told;
  return {
    ...(accessToken !== undefined && { access_token: seal(accessToken, tokens) }),
    ...(appSecret !== undefined && { webhook_secret: seal(appSecret, tokens) }),
    ...(businessId !== undefined && { business_id: businessId }),
    ...(comments !== undefined && { comments }),
    ...(humanAgent !== undefined && { human_agent: humanAgent }),
    ...(templates !== undefined && { templates: JSON.stringify(templates) }),
  };
}

/** For the audit log: everything but tokens. */
function shown({ accessToken, appSecret, ...rest }: MessagingChange) {
  return {
    ...rest,
    ...(accessToken !== undefined && { accessToken: '•••' }),
    ...(appSecret !== undefined && { appSecret: '•••' }),
  };
}

function withSettings(tx: Tx) {
  return tx
    .selectFrom('channel_accounts as a')
    .innerJoin('messaging_settings as s', 's.account_id', 'a.id')
    .leftJoin('channel_states as t', 't.account_id', 'a.id')
    .leftJoin('departments as d', 'd.id', 'a.department_id')
    .where('a.removed_at', 'is', null)
    .where('a.kind', 'in', [...PROVIDERS])
    .select(['a.id', 'a.kind', 'a.name', 'a.language', 'a.door_token'])
    .select(['d.key as department_key', 'd.name as department_name'])
    .select(['s.external_id', 's.handle', 's.business_id', 's.comments', 's.human_agent', 's.templates'])
    .select(['s.connected_at', 't.last_in_at', 't.last_out_at', 't.sending_trouble', 't.sending_detail']);
}

type Row = Awaited<ReturnType<ReturnType<typeof withSettings>['executeTakeFirstOrThrow']>>;

function toldOf(row: Row): Told {
  return {
    ...{ id: row.id, kind: row.kind as Told['kind'], name: row.name, externalId: row.external_id },
    department: departmentTold(row),
    language: row.language as Told['language'],
    ...{ handle: row.handle, businessId: row.business_id },
    ...{ comments: row.comments, humanAgent: row.human_agent },
    templates: row.templates as Told['templates'],
    webhookPath: `/channels/${row.door_token}/webhook`,
    state: {
      connectedAt: row.connected_at?.toISOString() ?? null,
      lastInAt: row.last_in_at?.toISOString() ?? null,
      lastOutAt: row.last_out_at?.toISOString() ?? null,
      sending: row.sending_trouble ? { kind: row.sending_trouble, detail: row.sending_detail ?? '' } : null,
    },
  };
}
