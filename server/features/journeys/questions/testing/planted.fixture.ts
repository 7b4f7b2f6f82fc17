/** Made-up journeys, written into the record of a test. */
import { createHash } from 'node:crypto';
import type { TestJornada } from '../../../../testing/jornada.ts';
import { lensCaughtUp } from '../../../../testing/lens.ts';
import { typeKey } from '../../../touchpoints/type-key.ts';

export interface Happening {
  /** Milliseconds since 1970. */
  at: number;
  type: string;
  channel?: string | undefined;
  device?: string | undefined;
  properties?: Record<string, unknown> | undefined;
}

export interface Somebody {
  id: string;
  happenings: Happening[];
  /** When orders were placed. */
  orders?: number[];
  traits?: Record<string, unknown>;
  /** Another customer, merged into this one, to whom every second thing happened. */
  alsoKnownAs?: string;
}

/** An id that is the same in every run. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Writes them and waits until the lens has them. */
export async function plantJourneys(jornada: TestJornada, people: Somebody[]): Promise<void> {
  const { db } = jornada.context;
  const workspace = jornada.workspaceId;
  const customers = people.flatMap(({ id, alsoKnownAs, traits = {} }) => [
    { id, root: id, merged: null, traits },
    ...(alsoKnownAs ? [{ id: alsoKnownAs, root: id, merged: id, traits: {} }] : []),
  ]);
  await db.owner.query(
    `insert into customers (id, workspace_id, root_id, merged_into, traits)
     select id, $1, root, merged, traits
     from jsonb_to_recordset($2) as c (id uuid, root uuid, merged uuid, traits jsonb) order by merged nulls first`,
    [workspace, JSON.stringify(customers)],
  );
  await plantTypes(jornada, people);
  const touchpoints = people.flatMap((one) =>
    one.happenings.map(({ at, type, channel, device, properties = {} }, index) => ({
      id: idOf(`${one.id} ${index}`),
      customer: one.alsoKnownAs && index % 2 ? one.alsoKnownAs : one.id,
      at: new Date(at).toISOString(),
      type,
      channel,
      properties,
      context: device ? { device: { type: device } } : {},
    })),
  );
  await db.owner.query(
    `insert into touchpoints (id, workspace_id, customer_id, at, type, kind, channel, source, message_id, properties, context)
     select id, $1, customer, at, type, 'track', channel, 'test', id, properties, context
     from jsonb_to_recordset($2) as t (id uuid, customer uuid, at timestamptz, type text, channel text, properties jsonb, context jsonb)`,
    [workspace, JSON.stringify(touchpoints)],
  );
  const orders = people.flatMap((one) =>
    (one.orders ?? []).map((at, index) => ({
      id: idOf(`order ${one.id} ${index}`),
      customer: one.id,
      at: new Date(at).toISOString(),
    })),
  );
  await db.owner.query(
    `insert into orders (id, workspace_id, customer_id, number, placed_at)
     select id, $1, customer, id, at from jsonb_to_recordset($2) as o (id uuid, customer uuid, at timestamptz)`,
    [workspace, JSON.stringify(orders)],
  );
  await lensCaughtUp(jornada.context);
}

async function plantTypes({ context, workspaceId }: TestJornada, people: Somebody[]) {
  const names = new Set(people.flatMap(({ happenings }) => happenings.map(({ type }) => type)));
  await context.db.owner.query(
    `insert into touchpoint_types (id, workspace_id, name, key)
     select gen_random_uuid(), $1, name, key from jsonb_to_recordset($2) as t (name text, key text)
     on conflict do nothing`,
    [workspaceId, JSON.stringify([...names].map((name) => ({ name, key: typeKey(name) })))],
  );
}

/** All customers of a question's people, page by page. */
export async function everyone(jornada: TestJornada, address: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor = '';
  do {
    const page = await jornada.ask('GET', `${address}&limit=200${cursor && `&cursor=${cursor}`}`);
    if (page.status !== 200) throw new Error(JSON.stringify(page.body));
    ids.push(...page.body.items.map((one: { customerId: string }) => one.customerId));
    cursor = page.body.nextCursor ?? '';
    if (!cursor && page.body.total !== ids.length)
      throw new Error(`${page.body.total} told, ${ids.length} listed`);
  } while (cursor);
  return ids.sort();
}

/** A question's fields as an address; lists repeat, objects are JSON. */
export function addressOf(path: string, fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
    for (const one of isList ? value : [value]) {
      query.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
    }
  }
  return `${path}?${query}`;
}

/** The value that a share of all lie below, with interpolation, as PostgreSQL's percentile_cont. */
export function percentile(values: number[], share: number): number | null {
  if (!values.length) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)]!;
  return low + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - low);
}
