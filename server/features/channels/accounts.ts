/** E-mail accounts as people set them. */
import { randomBytes } from 'node:crypto';
import type { Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { ChannelAccounts } from '../../core/database/tables.ts';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, invalid, notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import type { MailServer, Tls } from '../../core/mail/servers.ts';
import { seal, unseal } from '../../core/sealed.ts';
import { audit } from '../audit/audit.ts';
import { departmentOf } from '../conversations/people-and-places.ts';
import type { EmailChange, EmailChannel, EmailSettings } from './contract.ts';
import type { ChannelKeys } from './keys.ts';

export type AccountRecord = Selectable<ChannelAccounts>;
type Told = z.input<typeof EmailChannel>;
type Columns = Updateable<ChannelAccounts>;

/** Screens that show accounts. */
export const CHANNELS_TOPIC = 'channels';

/** @param domain of our own door; undefined while it is closed */
export async function listAccounts(tx: Tx, domain: string | undefined): Promise<Told[]> {
  const rows = await withState(tx).orderBy('a.created_at').execute();
  return rows.map((row) => toldOf(row, domain));
}

/** @throws 404 */
export async function readAccount(tx: Tx, id: string, domain: string | undefined): Promise<Told> {
  const row = await withState(tx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchAccount(id);
  return toldOf(row, domain);
}

/** Of any kind. @throws 404 */
export async function accountOf(tx: Tx, id: string): Promise<AccountRecord> {
  const row = await tx
    .selectFrom('channel_accounts')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw noSuchAccount(id);
  return row;
}

export const noSuchAccount = (id: string) => notFound(`There is no account ${id} here.`);

/** @throws 400; 409 when its address is there already */
export async function addAccount(
  tx: Tx,
  scope: Scope,
  keys: ChannelKeys,
  told: EmailSettings,
): Promise<string> {
  await refuseTwin(tx, told.address);
  const receiving = told.receiving ?? (told.imap ? 'imap' : 'off');
  if (receiving === 'imap' && !told.imap) throw needsImap();
  const id = newId();
  const { kind, address, imap } = told;
  await tx
    .insertInto('channel_accounts')
    .values({
      ...{ id, kind, address, workspace_id: scope.workspaceId, receiving, imap_host: imap?.host ?? '' },
      ...(await columnsOf(tx, keys, { ...told, receiving })),
      door_token: randomBytes(9).toString('hex'),
    })
    .execute();
  await tx.insertInto('channel_states').values({ account_id: id, workspace_id: scope.workspaceId }).execute();
  await tell(tx, scope, 'channel.added', { id, name: address }, { after: shown({ ...told, receiving }) });
  return id;
}

/** @throws 400, 404 */
export async function changeAccount(
  tx: Tx,
  scope: Scope,
  keys: ChannelKeys,
  id: string,
  told: EmailChange,
): Promise<void> {
  const before = await accountOf(tx, id);
  if (before.kind !== 'email')
    throw conflict(
      `${before.name} is no e-mail account. Change it at /api/channels/${id}/${before.kind === 'chat' ? 'chat' : 'messaging'}.`,
    );
  const columns = await columnsOf(tx, keys, told);
  if ((columns.receiving ?? before.receiving) === 'imap' && !(columns.imap_host ?? before.imap_host))
    throw needsImap();
  await tx
    .updateTable('channel_accounts')
    .set((is) => ({ ...columns, revision: is('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await startAnew(tx, before, { ...before, ...columns } as AccountRecord);
  await tell(tx, scope, 'channel.changed', { id, name: before.address }, { after: shown(told) });
}

/** What was read in one folder means nothing in another; what was wrong may be right now. */
async function startAnew(tx: Tx, before: AccountRecord, after: AccountRecord): Promise<void> {
  const isElsewhere =
    before.imap_host !== after.imap_host ||
    before.imap_user !== after.imap_user ||
    before.imap_folder !== after.imap_folder;
  await tx
    .updateTable('channel_states')
    .set({
      ...{ reading_trouble: null, reading_detail: null, sending_trouble: null, sending_detail: null },
      ...(isElsewhere && { uid_validity: null, last_uid: null, since: null }),
      ...(after.receiving !== 'imap' && { connected_since: null }),
    })
    .where('account_id', '=', before.id)
    .execute();
}

/** Of any kind. @throws 404 */
export async function removeAccount(tx: Tx, scope: Scope, id: string): Promise<void> {
  const { address, kind, name } = await accountOf(tx, id);
  await tx
    .updateTable('channel_accounts')
    .set((is) => ({
      ...{ removed_at: new Date(), receiving: 'off', imap_password: null, smtp_password: null },
      revision: is('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  await forgetTokens(tx, id);
  const called = kind === 'email' ? address : name;
  await tell(tx, scope, 'channel.removed', { id, name: called }, { before: { kind, address } });
}

/** Of a messenger: what was kept to ask its provider with. */
async function forgetTokens(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('messaging_settings')
    .set({ access_token: null, webhook_secret: null, verify_token: null })
    .where('account_id', '=', id)
    .execute();
}

async function refuseTwin(tx: Tx, address: string): Promise<void> {
  const twin = await tx
    .selectFrom('channel_accounts')
    .select('id')
    .where('address', '=', address)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (twin) throw conflict(`${address} is an account here already. Change that one.`);
}

const needsImap = () =>
  invalid('imap: an account that is read from a folder needs its server.', [
    { at: 'imap', message: 'must say where the mail is read' },
  ]);

async function columnsOf(tx: Tx, keys: ChannelKeys, told: EmailChange): Promise<Columns> {
  const {
    name,
    department,
    language,
    signature,
    receiving,
    startWith,
    imap,
    smtp,
    plusAddresses,
    subjectMark,
  } = told;
  return {
    ...(name !== undefined && { name }),
    ...(department !== undefined && { department_id: await departmentOf(tx, department) }),
    ...(language !== undefined && { language }),
    ...(signature !== undefined && { signature }),
    ...(receiving !== undefined && { receiving }),
    ...(startWith !== undefined && { start_with: startWith }),
    ...(plusAddresses !== undefined && { plus_addresses: plusAddresses }),
    ...(subjectMark !== undefined && { subject_mark: subjectMark }),
    ...(imap && {
      ...{ imap_host: imap.host, imap_port: imap.port, imap_tls: imap.tls },
      ...{ imap_user: imap.user, imap_folder: imap.folder || 'INBOX' },
      ...(imap.pass !== undefined && { imap_password: seal(imap.pass, keys.passwords) }),
    }),
    ...(imap === null && { imap_host: '', imap_password: null }),
    ...(smtp && {
      ...{ smtp_host: smtp.host, smtp_port: smtp.port, smtp_tls: smtp.tls, smtp_user: smtp.user },
      ...(smtp.pass !== undefined && { smtp_password: seal(smtp.pass, keys.passwords) }),
    }),
    ...(smtp === null && { smtp_host: '', smtp_password: null }),
  };
}

/** For the audit log: everything but passwords and what they are sealed to. */
function shown({ imap, smtp, ...rest }: EmailChange) {
  return {
    ...rest,
    ...(imap && { imap: { ...imap, pass: imap.pass === undefined ? undefined : '•••' } }),
    ...(smtp && { smtp: { ...smtp, pass: smtp.pass === undefined ? undefined : '•••' } }),
  };
}

/** In the audit log, and to screens that show accounts. */
export async function tell(
  tx: Tx,
  scope: Scope,
  action: string,
  subject: { id: string; name: string },
  what: { before?: unknown; after?: unknown },
): Promise<void> {
  await audit(tx, scope, { action, subject: { kind: 'channel', ...subject }, ...what });
  await announce(tx, scope.workspaceId, [{ topic: CHANNELS_TOPIC }]);
}

/** Null when its password was sealed with another key: it must be entered again. */
export function imapOf(account: AccountRecord, keys: ChannelKeys): MailServer | null {
  const pass = account.imap_password === null ? '' : unseal(account.imap_password, keys.passwords);
  if (pass === null) return null;
  return {
    host: account.imap_host,
    port: account.imap_port,
    tls: account.imap_tls as Tls,
    user: account.imap_user,
    pass,
  };
}

/** Null as for {@link imapOf}. */
export function smtpOf(account: AccountRecord, keys: ChannelKeys): MailServer | null {
  const pass = account.smtp_password === null ? '' : unseal(account.smtp_password, keys.passwords);
  if (pass === null) return null;
  return {
    host: account.smtp_host,
    port: account.smtp_port,
    tls: account.smtp_tls as Tls,
    user: account.smtp_user,
    pass,
  };
}

const ASIDE_DAYS = 30;

function withState(tx: Tx) {
  return tx
    .selectFrom('channel_accounts as a')
    .leftJoin('channel_states as s', 's.account_id', 'a.id')
    .leftJoin('departments as d', 'd.id', 'a.department_id')
    .where('a.kind', '=', 'email')
    .where('a.removed_at', 'is', null)
    .selectAll('a')
    .select(['s.connected_since', 's.last_in_at', 's.last_out_at', 's.reading_trouble', 's.reading_detail'])
    .select(['s.sending_trouble', 's.sending_detail', 'd.key as department_key', 'd.name as department_name'])
    .select(
      sql<number>`(select count(*) from mails m where m.account_id = a.id and m.message_id is null
        and m.direction = 'in' and m.at > now() - make_interval(days => ${ASIDE_DAYS}))`.as('aside'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof withState>['executeTakeFirstOrThrow']>>;

function toldOf(row: Row, domain: string | undefined): Told {
  return {
    ...{
      id: row.id,
      kind: 'email',
      address: row.address,
      name: row.name,
      signature: row.signature,
    },
    department: row.department_key === null ? null : { key: row.department_key, name: row.department_name! },
    language: row.language as Told['language'],
    receiving: row.receiving as Told['receiving'],
    startWith: row.start_with as Told['startWith'],
    imap: row.imap_host
      ? {
          ...{ host: row.imap_host, port: row.imap_port, tls: row.imap_tls, user: row.imap_user },
          ...{ hasPassword: row.imap_password !== null, folder: row.imap_folder },
        }
      : null,
    smtp: row.smtp_host
      ? {
          ...{ host: row.smtp_host, port: row.smtp_port, tls: row.smtp_tls, user: row.smtp_user },
          hasPassword: row.smtp_password !== null,
        }
      : null,
    plusAddresses: row.plus_addresses,
    subjectMark: row.subject_mark,
    doorAddress: domain ? `${row.door_token}@${domain}` : null,
    state: {
      connectedSince: row.connected_since?.toISOString() ?? null,
      lastInAt: row.last_in_at?.toISOString() ?? null,
      lastOutAt: row.last_out_at?.toISOString() ?? null,
      reading: troubleOf(row.reading_trouble, row.reading_detail),
      sending: troubleOf(row.sending_trouble, row.sending_detail),
      aside: Number(row.aside),
    },
  };
}

const troubleOf = (kind: string | null, detail: string | null) =>
  kind ? { kind, detail: detail ?? '' } : null;
