/** Endpoints as people set them. */
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { Config } from '../../core/config.ts';
import type { WebhookEndpoints } from '../../core/database/tables.ts';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { isPlainlyPrivate } from '../../core/http/outgoing.ts';
import { conflict, invalid, notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { failCarried } from './carry.ts';
import { type Endpoint, EVENT_TYPES, MOST_ENDPOINTS, type webhooksApi } from './contract.ts';
import { newSecret } from './secrets.ts';
import { WEBHOOKS_TOPIC } from './topic.ts';

export type EndpointRecord = Selectable<WebhookEndpoints>;
type Told = z.input<typeof Endpoint>;
type New = z.output<typeof webhooksApi.create.body & object>;
type Change = z.output<typeof webhooksApi.change.body & object>;

export interface Rules {
  /** Secrets are sealed with it. */
  key: Buffer;
  config: Pick<Config, 'privateAddressesAllowed'>;
}

export async function listEndpoints(tx: Tx): Promise<Told[]> {
  const rows = await counted(tx).orderBy('e.created_at').execute();
  return rows.map(toldOf);
}

/** @throws 404 */
export async function readEndpoint(tx: Tx, id: string): Promise<Told> {
  const row = await counted(tx).where('e.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchEndpoint(id);
  return toldOf(row);
}

/** Locked until the end of the transaction. @throws 404 */
export async function holdEndpoint(tx: Tx, id: string): Promise<EndpointRecord> {
  const row = await tx
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw noSuchEndpoint(id);
  return row;
}

export const noSuchEndpoint = (id: string) => notFound(`There is no webhook endpoint ${id} here.`);

/** @throws 400 for an address of a private network; 409 when there are too many */
export async function addEndpoint(tx: Tx, scope: Scope, { key, config }: Rules, told: New) {
  refusePrivate(told.url, config);
  await refuseMany(tx, scope);
  const id = newId();
  const { secret, sealed } = newSecret(key);
  const { url, description = '', carries = [] } = told;
  const types = heardBy(told.types, carries);
  await tx
    .insertInto('webhook_endpoints')
    .values({
      ...{ id, workspace_id: scope.workspaceId, url, description, types, carries, secret: sealed },
      created_by: scope.actor.name,
    })
    .execute();
  await note(tx, scope, 'webhook.added', { id, url }, { after: { url, description, types, carries } });
  return { ...(await readEndpoint(tx, id)), secret };
}

/** Whoever takes answers must hear of them. */
const heardBy = (types: Told['types'], carries: Told['carries']) =>
  EVENT_TYPES.filter((type) => types.includes(type) || (carries.length > 0 && type === 'message.created'));

function refusePrivate(url: string, { privateAddressesAllowed }: Rules['config']): void {
  if (privateAddressesAllowed || !isPlainlyPrivate(url)) return;
  throw invalid(
    'url: that is an address of a private network, which is not asked. Whoever runs Jornada can allow it with JORNADA_PRIVATE_ADDRESSES=allow.',
    [{ at: 'url', message: 'must be an address of the internet' }],
  );
}

/** One after another, so that two at once do not both find room. */
async function refuseMany(tx: Tx, { workspaceId }: Scope): Promise<void> {
  await sql`select from workspaces where id = ${workspaceId} for update`.execute(tx);
  const there = await tx.selectFrom('webhook_endpoints').select('id').execute();
  if (there.length >= MOST_ENDPOINTS)
    throw conflict(`There are ${MOST_ENDPOINTS} endpoints, and that is as many as can be. Remove one first.`);
}

/** @throws 400, 404 */
export async function changeEndpoint(
  tx: Tx,
  scope: Scope,
  { config }: Rules,
  id: string,
  { enabled, ...told }: Change,
): Promise<Told> {
  if (told.url !== undefined) refusePrivate(told.url, config);
  const before = await readEndpoint(tx, id);
  const { url = before.url, description = before.description, carries = before.carries } = told;
  const types = heardBy(told.types ?? before.types, carries);
  await tx
    .updateTable('webhook_endpoints')
    .set({ url, description, types, carries, ...stateOf(before, enabled) })
    .where('id', '=', id)
    .execute();
  const after = await readEndpoint(tx, id);
  await note(tx, scope, 'webhook.changed', after, { before: shown(before), after: shown(after) });
  return after;
}

/** Turned on, it begins as if nothing had been wrong. */
function stateOf(before: Told, enabled: boolean | undefined) {
  if (enabled === undefined || enabled === before.enabled) return {};
  return enabled
    ? { disabled_by: null, disabled_at: null, failing_since: null }
    : { disabled_by: 'member', disabled_at: new Date() };
}

const shown = ({ url, description, types, carries, enabled }: Told) => ({
  ...{ url, description, types, carries, enabled },
});

/** @throws 404 */
export async function removeEndpoint(tx: Tx, scope: Scope, id: string): Promise<void> {
  const before = await readEndpoint(tx, id);
  await failCarried(tx, scope, id, 'The program that was to take it was removed.');
  await tx.deleteFrom('webhook_endpoints').where('id', '=', id).execute();
  await forgetUntold(tx, id);
  await note(tx, scope, 'webhook.removed', before, { before: shown(before) });
}

/** What it alone heard of is kept no longer. */
async function forgetUntold(tx: Tx, endpointId: string): Promise<void> {
  await sql`
    delete from webhook_events e where ${endpointId}::uuid = any(e.endpoint_ids) and e.payload is not null
      and not exists (select from webhook_deliveries d where d.event_id = e.id)`.execute(tx);
}

/** @throws 404 */
export async function renewSecret(tx: Tx, scope: Scope, { key }: Rules, id: string, overlapHours: number) {
  const before = await holdEndpoint(tx, id);
  const { secret, sealed } = newSecret(key);
  const until = overlapHours ? new Date(Date.now() + overlapHours * 3_600_000) : null;
  await tx
    .updateTable('webhook_endpoints')
    .set({ secret: sealed, old_secret: until && before.secret, old_secret_until: until })
    .where('id', '=', id)
    .execute();
  await note(tx, scope, 'webhook.secret-renewed', before, { after: { overlapHours } });
  return { secret, oldSecretUntil: until?.toISOString() ?? null };
}

type Deed = 'webhook.added' | 'webhook.changed' | 'webhook.removed' | 'webhook.secret-renewed';

async function note(
  tx: Tx,
  scope: Scope,
  action: Deed,
  { id, url }: { id: string; url: string },
  what: { before?: unknown; after?: unknown },
): Promise<void> {
  await audit(tx, scope, { action, subject: { kind: 'webhook', id, name: url }, ...what });
  await announce(tx, scope.workspaceId, [{ topic: WEBHOOKS_TOPIC }]);
}

function counted(tx: Tx) {
  const inState = (state: string) =>
    sql<string>`(select count(*) from webhook_deliveries d where d.endpoint_id = e.id and d.state = ${sql.lit(state)})`;
  return tx
    .selectFrom('webhook_endpoints as e')
    .selectAll('e')
    .select([inState('pending').as('pending'), inState('failed').as('failed')]);
}

function toldOf(row: EndpointRecord & { pending: string; failed: string }): Told {
  const { id, url, description, disabled_by, old_secret_until } = row;
  const isOldValid = old_secret_until !== null && old_secret_until > new Date();
  return {
    ...{ id, url, description, types: row.types as Told['types'] },
    carries: row.carries as Told['carries'],
    enabled: disabled_by === null,
    disabledBy: disabled_by as Told['disabledBy'],
    disabledAt: row.disabled_at?.toISOString() ?? null,
    failingSince: row.failing_since?.toISOString() ?? null,
    oldSecretUntil: isOldValid ? old_secret_until.toISOString() : null,
    pending: Number(row.pending),
    failed: Number(row.failed),
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  };
}
