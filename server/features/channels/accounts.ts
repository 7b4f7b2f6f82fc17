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
import { seal } from '../../core/sealed.ts';
import { audit } from '../audit/audit.ts';
import { accountColumns, departmentTold } from './account-columns.ts';
import type { EmailChange, EmailChannel, EmailSettings } from './contract.ts';
import { asideOfAccount } from './email/is-aside.ts';
import type { ChannelKeys } from './keys.ts';
import { isProvider } from './messaging/shapes-contract.ts';
import { forgetSignIn, setSignIn, signInsTold } from './sign-in/settings.ts';
import { forgetTroubles } from './troubles.ts';

export type AccountRecord = Selectable<ChannelAccounts>;
type Told = z.input<typeof EmailChannel>;
type Columns = Updateable<ChannelAccounts>;

/** Screens that show accounts. */
export const CHANNELS_TOPIC = 'channels';

/** @param domain of our own door; undefined while it is closed */
export async function listAccounts(tx: Tx, domain: string | undefined): Promise<Told[]> {
  const rows = await withState(tx).orderBy('a.created_at').execute();
  const signIns = await signInsTold(tx);
  return rows.map((row) => toldOf(row, domain, signIns));
}

/** @throws 404 */
export async function readAccount(tx: Tx, id: string, domain: string | undefined): Promise<Told> {
  const row = await withState(tx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchAccount(id);
  return toldOf(row, domain, await signInsTold(tx));
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
  if (told.signIn) await setSignIn(tx, scope, keys, id, told.signIn);
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
      `${before.name} is no e-mail account. Change it at /api/channels/${id}/${isProvider(before.kind) ? 'messaging' : before.kind}.`,
    );
  const columns = await columnsOf(tx, keys, told);
  if ((columns.receiving ?? before.receiving) === 'imap' && !(columns.imap_host ?? before.imap_host))
    throw needsImap();
  await tx
    .updateTable('channel_accounts')
    .set((is) => ({ ...columns, revision: is('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
  if (told.signIn !== undefined) await setSignIn(tx, scope, keys, id, told.signIn);
  await startAnew(tx, scope, before, { ...before, ...columns } as AccountRecord);
  await tell(tx, scope, 'channel.changed', { id, name: before.address }, { after: shown(told) });
}

/** What was read in one folder means nothing in another; what was wrong may be right now. */
export async function startAnew(
  tx: Tx,
  scope: Pick<Scope, 'workspaceId'>,
  before: AccountRecord,
  after: AccountRecord,
): Promise<void> {
  const isElsewhere =
    before.imap_host !== after.imap_host ||
    before.imap_user !== after.imap_user ||
    before.imap_folder !== after.imap_folder;
  await forgetTroubles(tx, scope, before.id);
  const columns = {
    ...(isElsewhere && { uid_validity: null, last_uid: null, since: null }),
    ...(after.receiving !== 'imap' && { connected_since: null }),
  };
  if (Object.keys(columns).length)
    await tx.updateTable('channel_states').set(columns).where('account_id', '=', before.id).execute();
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
  await forgetSignIn(tx, id);
  await forgetTroubles(tx, scope, id);
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
    signature,
    receiving,
    checkedBy,
    startWith,
    imap,
    smtp,
    plusAddresses,
    subjectMark,
    acknowledgement,
  } = told;
  return {
    ...(await accountColumns(tx, told)),
    ...(signature !== undefined && { signature }),
    ...(receiving !== undefined && { receiving }),
    ...(acknowledgement !== undefined && {
      acknowledges: acknowledgement.when,
      acknowledge_calendar_id: acknowledgement.calendar,
      acknowledge_texts: JSON.stringify(acknowledgement.texts),
    }),
    ...(checkedBy !== undefined && { checked_by: checkedBy || null }),
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
function shown({ imap, smtp, signIn, ...rest }: EmailChange) {
  return {
    ...rest,
    ...(signIn !== undefined && {
      signIn: signIn && { ...signIn, clientSecret: hidden(signIn.clientSecret) },
    }),
    ...(imap && { imap: { ...imap, pass: hidden(imap.pass) } }),
    ...(smtp && { smtp: { ...smtp, pass: hidden(smtp.pass) } }),
  };
}

const hidden = (secret: string | undefined) => (secret === undefined ? undefined : '•••');

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
    .select(['s.checked_by as seen_checked_by'])
    .select([asideOfAccount().as('aside'), asideOfAccount(sql`m.kind = 'failed'`).as('failed')]);
}

type SignIns = Awaited<ReturnType<typeof signInsTold>>;
type Row = Awaited<ReturnType<ReturnType<typeof withState>['executeTakeFirstOrThrow']>>;

function toldOf(row: Row, domain: string | undefined, signIns: SignIns): Told {
  return {
    ...{
      id: row.id,
      kind: 'email',
      address: row.address,
      name: row.name,
      signature: row.signature,
    },
    department: departmentTold(row),
    language: row.language as Told['language'],
    receiving: row.receiving as Told['receiving'],
    checkedBy: row.checked_by,
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
    signIn: signIns.get(row.id) ?? null,
    plusAddresses: row.plus_addresses,
    acknowledgement: {
      when: row.acknowledges as 'never',
      calendar: row.acknowledge_calendar_id,
      texts: row.acknowledge_texts as Told['acknowledgement']['texts'],
    },
    subjectMark: row.subject_mark,
    doorAddress: domain ? `${row.door_token}@${domain}` : null,
    state: {
      connectedSince: row.connected_since?.toISOString() ?? null,
      lastInAt: row.last_in_at?.toISOString() ?? null,
      lastOutAt: row.last_out_at?.toISOString() ?? null,
      checkedBy: row.seen_checked_by,
      reading: troubleOf(row.reading_trouble, row.reading_detail),
      sending: troubleOf(row.sending_trouble, row.sending_detail),
      ...{ aside: row.aside, failed: row.failed },
    },
  };
}

const troubleOf = (kind: string | null, detail: string | null) =>
  kind ? { kind, detail: detail ?? '' } : null;
