/**
 * The lens's tables. Each filling of a lens is a database of its own, so that a new one grows beside the one in use.
 *
 * `person` is the root customer at the time of copying; when people are merged or split, their rows are written anew,
 * so that no question has to look anybody up. Rows are sorted by person and time: a journey is read as it lies.
 */
import type { Lens } from '../../core/lens/lens.ts';

/** What an absent order, account or customer is in the lens: comparing with nothing costs more than with a value. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

interface LensTable {
  /** Name and type, in the order in which the projection sends them. */
  columns: Record<string, string>;
  /** Columns of `columns` as questions see them, where that differs. */
  seenAs?: Record<string, string>;
  indexes?: string[];
  partition?: string;
  order: string;
  /** Rows are replaced by newer ones of the same key, or appended once and for all. */
  keeps: 'every row' | 'newest of its key';
  /** Spreads the rows over a cluster so that what is asked together lies together. */
  shard: string;
}

const MOMENT = "DateTime64(3, 'UTC')";
const MOMENT_IF_ANY = `Nullable(${MOMENT})`;

/** Months from 2000 to 2049 apart, everything else together: a date gone astray must not make a partition of its own. */
const MONTH_OF_AT = `if(at >= toDateTime64('2000-01-01', 3, 'UTC') AND at < toDateTime64('2050-01-01', 3, 'UTC'), toYYYYMM(at), 0)`;

export const LENS_TABLES = {
  touchpoints: {
    columns: {
      workspace: 'UUID',
      person: 'UUID',
      at: MOMENT,
      id: 'UUID',
      customer: 'UUID',
      type: 'LowCardinality(String)',
      kind: 'LowCardinality(String)',
      // Empty: as the type's.
      channel: 'LowCardinality(String)',
      source: 'LowCardinality(String)',
      order: 'UUID',
      product: 'LowCardinality(String)',
      campaign: 'LowCardinality(String)',
      // mobile, tablet, desktop, or as the sender calls another; empty when unknown.
      device: 'LowCardinality(String)',
      page: 'String CODEC(ZSTD(1))',
      properties: 'String CODEC(ZSTD(1))',
      step: 'UInt64',
    },
    indexes: ['INDEX by_step step TYPE minmax GRANULARITY 1', 'INDEX by_time at TYPE minmax GRANULARITY 1'],
    partition: MONTH_OF_AT,
    order: '(workspace, person, at, id)',
    keeps: 'every row',
    shard: 'cityHash64(person)',
  },
  customers: {
    columns: {
      workspace: 'UUID',
      customer: 'UUID',
      person: 'UUID',
      account: 'UUID',
      source: 'LowCardinality(String)',
      created_at: MOMENT,
      traits: 'String CODEC(ZSTD(1))',
      tags: 'String',
      gone: 'UInt8',
      step: 'UInt64',
    },
    seenAs: { tags: "JSONExtract(tags, 'Array(String)')" },
    order: '(workspace, customer)',
    keeps: 'newest of its key',
    shard: 'cityHash64(customer)',
  },
  orders: {
    columns: {
      workspace: 'UUID',
      order: 'UUID',
      number: 'String',
      customer: 'UUID',
      person: 'UUID',
      status: 'LowCardinality(String)',
      currency: 'LowCardinality(String)',
      total_minor: 'Nullable(Int64)',
      refunded_minor: 'Nullable(Int64)',
      placed_at: MOMENT_IF_ANY,
      paid_at: MOMENT_IF_ANY,
      shipped_at: MOMENT_IF_ANY,
      delivered_at: MOMENT_IF_ANY,
      promised_at: MOMENT_IF_ANY,
      cancelled_at: MOMENT_IF_ANY,
      refunded_at: MOMENT_IF_ANY,
      returned_at: MOMENT_IF_ANY,
      source: 'LowCardinality(String)',
      skus: 'String',
      properties: 'String CODEC(ZSTD(1))',
      gone: 'UInt8',
      step: 'UInt64',
    },
    seenAs: { skus: "JSONExtract(skus, 'Array(String)')" },
    order: '(workspace, order)',
    keeps: 'newest of its key',
    shard: 'cityHash64(order)',
  },
  responses: {
    columns: {
      workspace: 'UUID',
      response: 'UUID',
      customer: 'UUID',
      person: 'UUID',
      order: 'UUID',
      survey: 'LowCardinality(String)',
      metric: 'LowCardinality(String)',
      // Null: skipped.
      score: 'Nullable(Float64)',
      scale_min: 'Nullable(Float64)',
      scale_max: 'Nullable(Float64)',
      language: 'LowCardinality(String)',
      source: 'LowCardinality(String)',
      asked_at: MOMENT_IF_ANY,
      at: MOMENT,
      has_comment: 'UInt8',
      properties: 'String CODEC(ZSTD(1))',
      gone: 'UInt8',
      step: 'UInt64',
    },
    order: '(workspace, response)',
    keeps: 'newest of its key',
    shard: 'cityHash64(response)',
  },
  products: {
    columns: {
      workspace: 'UUID',
      product: 'UUID',
      sku: 'String',
      name: 'String',
      category: 'LowCardinality(String)',
      gone: 'UInt8',
      step: 'UInt64',
    },
    order: '(workspace, product)',
    keeps: 'newest of its key',
    shard: 'cityHash64(product)',
  },
  segments: {
    columns: {
      workspace: 'UUID',
      segment: 'UUID',
      // Customers of a list, as a JSON array.
      members: 'String CODEC(ZSTD(1))',
      gone: 'UInt8',
      step: 'UInt64',
    },
    seenAs: { members: "JSONExtract(members, 'Array(UUID)')" },
    order: '(workspace, segment)',
    keeps: 'newest of its key',
    shard: 'cityHash64(segment)',
  },
  conversations: {
    columns: {
      workspace: 'UUID',
      conversation: 'UUID',
      customer: 'UUID',
      person: 'UUID',
      channel: 'LowCardinality(String)',
      status: 'LowCardinality(String)',
      priority: 'LowCardinality(String)',
      // Nobody and none: empty.
      assignee: 'UUID',
      department: 'LowCardinality(String)',
      language: 'LowCardinality(String)',
      tags: 'String',
      // Into another, which counts for both; or spam, which counts for nothing.
      is_merged: 'UInt8',
      // The one that counts: itself, or the one it was merged into.
      root: 'UUID',
      created_at: MOMENT,
      // The customer began it, and no program.
      is_asked: 'UInt8',
      // Our answers up to when it was first solved.
      answers: 'UInt32',
      // When it began or was opened again, and when it was solved, in milliseconds, each in order of time.
      opened: 'String',
      solved: 'String',
      gone: 'UInt8',
      step: 'UInt64',
    },
    seenAs: {
      tags: "JSONExtract(tags, 'Array(String)')",
      opened: "JSONExtract(opened, 'Array(Int64)')",
      solved: "JSONExtract(solved, 'Array(Int64)')",
    },
    order: '(workspace, conversation)',
    keeps: 'newest of its key',
    shard: 'cityHash64(conversation)',
  },
  service_times: {
    columns: {
      workspace: 'UUID',
      time: 'UUID',
      conversation: 'UUID',
      metric: 'LowCardinality(String)',
      started_at: MOMENT,
      ended_at: MOMENT_IF_ANY,
      ended_by: 'LowCardinality(String)',
      clock_seconds: 'Nullable(Int64)',
      business_seconds: 'Nullable(Int64)',
      // Empty without a target.
      state: 'LowCardinality(String)',
      policy: 'UUID',
      due_at: MOMENT_IF_ANY,
      // Measured once, and not counted: its conversation was merged into another.
      is_aside: 'UInt8',
      gone: 'UInt8',
      step: 'UInt64',
    },
    order: '(workspace, time)',
    keeps: 'newest of its key',
    shard: 'cityHash64(conversation)',
  },
  quality_reviews: {
    columns: {
      workspace: 'UUID',
      review: 'UUID',
      // Where it was begun.
      conversation: 'UUID',
      // Whose answers.
      member: 'UUID',
      chosen: 'LowCardinality(String)',
      // 0 to 100.
      score: 'Nullable(Float64)',
      given_at: MOMENT_IF_ANY,
      // Written to compare, and not counted.
      is_calibration: 'UInt8',
      gone: 'UInt8',
      step: 'UInt64',
    },
    order: '(workspace, review)',
    keeps: 'newest of its key',
    shard: 'cityHash64(conversation)',
  },
  contact_log: {
    columns: {
      workspace: 'UUID',
      entry: 'UUID',
      conversation: 'UUID',
      channel: 'LowCardinality(String)',
      // Empty: not noted.
      emotion: 'LowCardinality(String)',
      at: MOMENT,
      gone: 'UInt8',
      step: 'UInt64',
    },
    order: '(workspace, entry)',
    keeps: 'newest of its key',
    shard: 'cityHash64(conversation)',
  },
} satisfies Record<string, LensTable>;

export type LensTableName = keyof typeof LENS_TABLES;

export const LENS_TABLE_NAMES = Object.keys(LENS_TABLES) as LensTableName[];

/**
 * Makes the database and its tables, unless they are there. On a cluster: on every node, spread and replicated.
 * @returns the tables that were not there
 */
export async function createTables(lens: Lens, database: string): Promise<LensTableName[]> {
  const { cluster } = lens;
  await lens.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}${onCluster(lens)}` });
  const there = new Set((await columnsIn(lens, database)).map(({ table }) => table));
  for (const name of LENS_TABLE_NAMES) {
    const table: LensTable = LENS_TABLES[name];
    await lens.command({ query: storing(`${database}.${storedIn(name, cluster)}`, table, cluster) });
    if (cluster) await lens.command({ query: spreading(database, name, table, cluster) });
  }
  return LENS_TABLE_NAMES.filter((name) => !there.has(name));
}

/** Adds the columns that an older Jornada's tables do not have, empty. @returns their names, as `table.column` */
export async function addColumns(lens: Lens, database: string): Promise<string[]> {
  const there = new Set((await columnsIn(lens, database)).map(nameOfColumn));
  const added: string[] = [];
  for (const table of LENS_TABLE_NAMES) {
    for (const [name, type] of Object.entries(LENS_TABLES[table].columns)) {
      if (there.has(nameOfColumn({ table, name }))) continue;
      // On a cluster the parts come first: what is spread over them must find the column there.
      for (const one of new Set([storedIn(table, lens.cluster), table]))
        await lens.command({
          query: `ALTER TABLE ${database}.${one}${onCluster(lens)} ADD COLUMN IF NOT EXISTS \`${name}\` ${type}`,
        });
      added.push(nameOfColumn({ table, name }));
    }
  }
  return added;
}

async function columnsIn(lens: Lens, database: string) {
  const answer = await lens.query({
    query: 'SELECT table, name FROM system.columns WHERE database = {database:String}',
    query_params: { database },
    format: 'JSONEachRow',
  });
  return answer.json<{ table: string; name: string }>();
}

const nameOfColumn = ({ table, name }: { table: string; name: string }) => `${table}.${name}`;

/** What makes a statement about tables one of the whole cluster. */
export function onCluster({ cluster }: Pick<Lens, 'cluster'>): string {
  return cluster ? ` ON CLUSTER '${cluster}'` : '';
}

/** The table whose rows can be deleted: on a cluster, every node's own part. */
export function storedIn(name: LensTableName, cluster: string | undefined): string {
  return cluster ? `${name}_part` : name;
}

function storing(name: string, table: LensTable, cluster: string | undefined): string {
  const { columns, indexes = [], partition, order, keeps } = table;
  const lines = [...Object.entries(columns).map(([column, type]) => `\`${column}\` ${type}`), ...indexes];
  const arguments_ = keeps === 'newest of its key' ? ['step', 'gone'] : [];
  const family = keeps === 'newest of its key' ? 'ReplacingMergeTree' : 'MergeTree';
  // Lets a deletion be written as a small patch beside the rows, instead of all parts anew: twenty times as fast.
  const settings =
    keeps === 'every row' ? ' SETTINGS enable_block_number_column = 1, enable_block_offset_column = 1' : '';
  const engine = cluster
    ? `Replicated${family}(${["'/clickhouse/tables/{uuid}/{shard}'", "'{replica}'", ...arguments_].join(', ')})`
    : `${family}(${arguments_.join(', ')})`;
  return `CREATE TABLE IF NOT EXISTS ${name}${onCluster({ cluster })} (${lines.join(', ')})
    ENGINE = ${engine}${partition ? ` PARTITION BY ${partition}` : ''} ORDER BY ${order}${settings}`;
}

function spreading(database: string, name: LensTableName, table: LensTable, cluster: string): string {
  return `CREATE TABLE IF NOT EXISTS ${database}.${name}${onCluster({ cluster })}
    AS ${database}.${storedIn(name, cluster)}
    ENGINE = Distributed('${cluster}', '${database}', '${storedIn(name, cluster)}', ${table.shard})`;
}

/**
 * What a question finds under a table's plain name: the rows of one workspace, each once, without what only the
 * projection needs. The workspace is a parameter of the question, bound by `ask` and by nothing else.
 */
export function seenTable(database: string, name: LensTableName): string {
  const { columns, seenAs = {}, keeps }: LensTable = LENS_TABLES[name];
  const shown = Object.keys(columns).filter((column) => !['workspace', 'gone', 'step'].includes(column));
  const list = shown.map((column) =>
    seenAs[column] ? `${seenAs[column]} AS \`${column}\`` : `\`${column}\``,
  );
  const final = keeps === 'newest of its key' ? ' FINAL' : '';
  return `${name} AS (SELECT ${list.join(', ')} FROM ${database}.${name}${final} WHERE workspace = {workspace:UUID})`;
}
