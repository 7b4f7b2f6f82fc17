/**
 * One row in every table of a workspace, made from the catalogue alone, so that tests of the border cover tables that
 * are added later without being told. Every text in it carries a mark that can be looked for in answers.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
  /** The table that a foreign key leads to. */
  target: string | null;
}

export interface Planted {
  mark: string;
  /** The id of the row planted in each table that has one. */
  ids: Map<string, string>;
}

type Row = Record<string, unknown>;

/** What the catalogue cannot tell: relations that only a CHECK or a comment knows. */
const KNOWN: Record<string, (row: Row, owner: pg.Pool) => Promise<Row>> = {
  customers: async (row) => ({ ...row, root_id: row.id }),
  channel_accounts: async (row) => ({ ...row, kind: 'email', receiving: 'off' }),
  phone_settings: async (row) => ({ ...row, lines: '[]' }),
  chat_settings: async (row) => ({ ...row, old_secret: null }),
  csat_settings: async (row) => ({ ...row, channels: ['email'], texts: '{}' }),
  conversations: async (row) => ({
    ...{ ...row, root_id: row.id, status: 'new', snoozed_until: null, fields: '{}' },
    ...{ seeks_as: null, seeks_why: null },
  }),
  conversation_links: async (row, owner) => ({ ...row, other_id: await laterConversation(row, owner) }),
  conversation_fields: async (row) => ({ ...row, options: '[]' }),
  later_messages: async (row) => ({ ...row, state: 'waiting', stopped_by: null }),
  scorecard_versions: async (row) => ({ ...row, criteria: '[]' }),
  quality_reviews: async (row, owner) => ({
    ...row,
    reviewer_id: await anotherMember(row, owner),
    calibration_id: null,
  }),
  calibrations: async (row) => ({ ...row, agreed: null }),
  coaching_notes: async (row, owner) => ({ ...row, author_id: await anotherMember(row, owner) }),
  service_times: async (row) => ({ ...row, ended_at: null, ended_by: null }),
  webhook_endpoints: async (row) => ({ ...row, old_secret: null, disabled_by: null }),
  merge_suggestions: async (row, owner) => ({ ...row, second_id: await laterCustomer(row, owner) }),
};

/** Nobody reviews or coaches themselves. */
async function anotherMember({ member_id: id }: Row, owner: pg.Pool): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into members (id, workspace_id, user_id, name, email, role_id)
     select gen_random_uuid(), workspace_id, gen_random_uuid()::text, name, email, role_id from members where id = $1
     returning id`,
    [id],
  );
  return rows[0]!.id;
}

/** Another customer; the pair of a suggestion is kept in the order of their ids. */
async function laterCustomer(row: Row, owner: pg.Pool): Promise<string> {
  const id = `ffffffff${randomUUID().slice(8)}`;
  await owner.query('insert into customers (id, workspace_id, root_id) values ($1, $2, $1)', [
    id,
    row.workspace_id,
  ]);
  return id;
}

/** Another conversation of the same customer, with a later id: the two of a link are kept in their order. */
async function laterConversation(row: Row, owner: pg.Pool): Promise<string> {
  const id = `ffffffff${randomUUID().slice(8)}`;
  await owner.query(
    `insert into conversations (id, root_id, workspace_id, customer_id, channel)
     select $1, $1, workspace_id, customer_id, channel from conversations where id = $2`,
    [id, row.one_id],
  );
  return id;
}

/** Plants in the order in which the tables need each other. @throws naming the tables that could not be planted */
export async function plant(owner: pg.Pool, workspaceId: string): Promise<Planted> {
  const mark = `border${randomUUID().slice(0, 8)}`;
  const planted: Planted = { mark, ids: new Map() };
  let waiting = tablesOf(await columnsOf(owner));
  const faults = new Map<string, string>();
  while (waiting.size) {
    const before = waiting.size;
    for (const [table, columns] of waiting) {
      const fault = await plantRow(owner, workspaceId, table, columns, planted);
      if (fault) faults.set(table, fault);
      else waiting.delete(table);
    }
    if (waiting.size === before) throw unplantable(waiting, faults);
    waiting = new Map(waiting);
  }
  return planted;
}

/** Tables that hold a workspace's data, by name. */
export async function workspaceTables(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ table: string }>(
    `select c.relname as table from pg_attribute a join pg_class c on c.oid = a.attrelid
     where a.attname = 'workspace_id' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
     order by 1`,
  );
  return rows.map((row) => row.table);
}

async function columnsOf(owner: pg.Pool): Promise<Column[]> {
  const { rows } = await owner.query<Column>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
            a.attnotnull and not a.atthasdef as required,
            (select f.confrelid::regclass::text from pg_constraint f
             where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey) limit 1) as target
     from pg_attribute a
     join pg_class c on c.oid = a.attrelid
     where c.relname = any($1) and c.relnamespace = 'public'::regnamespace
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
     order by 1, a.attnum`,
    [await workspaceTables(owner)],
  );
  return rows;
}

function tablesOf(columns: Column[]): Map<string, Column[]> {
  return Map.groupBy(columns, (column) => column.table);
}

/** Answers why not, where it could not (yet). */
async function plantRow(
  owner: pg.Pool,
  workspaceId: string,
  table: string,
  columns: Column[],
  planted: Planted,
): Promise<string | null> {
  const options = await allowedValues(owner, table);
  const row: Row = {};
  for (const column of columns) {
    const value = column.name === 'workspace_id' ? workspaceId : valueFor(column, options, planted);
    if (value === undefined && column.required) return `nothing to put into ${column.name}`;
    if (value !== undefined) row[column.name] = value;
  }
  try {
    const complete = (await KNOWN[table]?.(row, owner)) ?? row;
    const names = Object.keys(complete);
    await owner.query(
      `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
       values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(complete),
    );
    if (typeof complete.id === 'string') planted.ids.set(table, complete.id);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function valueFor(column: Column, options: Map<string, string>, { mark, ids }: Planted): unknown {
  const { name, type, target, table } = column;
  if (name === 'id') return randomUUID();
  if (target) return target === table ? undefined : ids.get(target);
  const option = options.get(name);
  if (option !== undefined) return option;
  if (type === 'uuid')
    return column.required ? (ids.get(`${name.replace(/_id$/, '')}s`) ?? randomUUID()) : undefined;
  if (type === 'text') return `${mark} ${table} ${name}`;
  if (type === 'text[]') return [`${mark} ${table} ${name}`];
  if (type === 'jsonb' || type === 'json') return JSON.stringify({ mark });
  if (!column.required) return undefined;
  if (type.startsWith('timestamp') || type === 'date') return new Date();
  if (/int|numeric|double|real/.test(type)) return 1;
  if (type === 'boolean') return false;
  if (type === 'bytea') return Buffer.from(mark);
  return undefined;
}

/** The first value that a CHECK allows for each column that has such a list. */
async function allowedValues(owner: pg.Pool, table: string): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ rule: string }>(
    `select pg_get_constraintdef(oid) as rule from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [table],
  );
  const found = new Map<string, string>();
  for (const { rule } of rows) {
    const match = /\(\(?(\w+) = ANY \(ARRAY\['([^']+)'/.exec(rule);
    if (match) found.set(match[1]!, match[2]!);
  }
  return found;
}

function unplantable(waiting: Map<string, Column[]>, faults: Map<string, string>): Error {
  const reasons = [...waiting.keys()].map((table) => `${table}: ${faults.get(table)}`);
  return new Error(`Say in server/testing/plant.ts (KNOWN) how a row of these looks: ${reasons.join('; ')}`);
}
