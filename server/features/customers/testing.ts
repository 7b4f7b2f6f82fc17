/** People for tests: made through the same functions as every door. */
import { inWorkspace, inWorkspaceRaw, SYSTEM } from '../../core/database/workspace.ts';
import type { Permission } from '../../core/http/contract.ts';
import type { TestJornada } from '../../testing/jornada.ts';
import { createApiKey } from '../members/keys.ts';
import type { Metric } from '../surveys/metrics.ts';
import { upsertResponses } from '../surveys/responses.ts';
import { type NewTouchpoint, recordTouchpoints } from '../touchpoints/record.ts';
import { type Claim, identify } from './identify.ts';
import { type Identity, type IdentityKind, identityOf } from './identities.ts';
import { refreshCustomers } from './refresh.ts';

type Workspace = Pick<TestJornada, 'context' | 'workspaceId'>;

export function key(kind: IdentityKind, value: string, source = ''): Identity {
  const identity = identityOf(kind, value, 'BR', source);
  if (!identity) throw new Error(`"${value}" cannot be a ${kind}`);
  return identity;
}

/** Makes (or finds) the customers of these claims. Answers their ids as identified. */
export function makeCustomers({ context, workspaceId }: Workspace, claims: Claim[]): Promise<string[]> {
  return inWorkspaceRaw(context.db, workspaceId, (sql) =>
    identify(sql, workspaceId, claims, { source: 'test' }),
  );
}

export type Happening = Pick<NewTouchpoint, 'customerId' | 'at' | 'type'> & Partial<NewTouchpoint>;

let said = 0;

/** Appends touchpoints, each under a message id of its own unless it brings one. */
export function happen({ context, workspaceId }: Workspace, happenings: Happening[]): Promise<unknown> {
  const touchpoints = happenings.map((happening) => ({
    kind: 'track',
    source: 'test',
    messageId: `m${said++}`,
    ...happening,
  }));
  return inWorkspaceRaw(context.db, workspaceId, (sql) => recordTouchpoints(sql, workspaceId, touchpoints));
}

interface NewOrder {
  customerId: string;
  number: string;
  totalMinor?: number;
  placedAt?: string;
  promisedAt?: string | null;
  deliveredAt?: string | null;
}

/** An order with one item and one payment; the customers' numbers are brought up to date. */
export async function placeOrder({ context, workspaceId }: Workspace, order: NewOrder): Promise<string> {
  const { customerId, number, totalMinor = 1000, placedAt = '2026-03-01T10:00:00Z' } = order;
  return inWorkspaceRaw(context.db, workspaceId, async (sql) => {
    const id = crypto.randomUUID();
    await sql.query(
      `insert into orders (id, workspace_id, customer_id, number, total_minor, currency, placed_at, promised_at, delivered_at)
       values ($1, $2, $3, $4, $5, 'BRL', $6, $7, $8)`,
      [id, workspaceId, customerId, number, totalMinor, placedAt, order.promisedAt, order.deliveredAt],
    );
    await sql.query(
      `insert into order_items (id, workspace_id, order_id, line, sku, name, price_minor) values ($1, $2, $3, '1', 'lamp', 'Lamp', $4)`,
      [crypto.randomUUID(), workspaceId, id, totalMinor],
    );
    await sql.query(
      `insert into payments (id, workspace_id, order_id, sequence, method, installments, amount_minor) values ($1, $2, $3, '1', 'card', 2, $4)`,
      [crypto.randomUUID(), workspaceId, id, totalMinor],
    );
    await refreshCustomers(sql, workspaceId, [customerId]);
    return id;
  });
}

interface NewResponse {
  customerId: string;
  score: number;
  scale?: [lowest: number, highest: number];
  comment?: string;
  metric?: Metric;
}

export async function answer({ context, workspaceId }: Workspace, response: NewResponse): Promise<void> {
  const { customerId, score, scale = [1, 5], comment = null, metric = 'rating' } = response;
  const [scaleMin, scaleMax] = scale;
  const told = { ...{ customerId, metric, score, scaleMin, scaleMax, comment }, at: new Date() };
  await inWorkspaceRaw(context.db, workspaceId, (sql) =>
    upsertResponses(sql, workspaceId, [{ ...told, externalId: crypto.randomUUID() }], { source: 'test' }),
  );
}

/** An API key that may do only this. */
export async function keyWith({ context, workspaceId }: Workspace, scopes: Permission[]): Promise<string> {
  const scope = { workspaceId, actor: SYSTEM };
  const made = await inWorkspace(context.db, scope, (tx) =>
    createApiKey(tx, scope, { name: 'Limited', scopes }),
  );
  return made.key;
}
