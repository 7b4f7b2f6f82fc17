/**
 * One customer's story: everything that happened, newest first, a page at a time.
 *
 * The merged customers of a person are read side by side, each from its own end of the index `touchpoints_story`, so
 * no more is read than the page shows. Stage, channel and moment of truth are those of the catalogue today.
 */
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { invalid } from '../../core/http/problems.ts';
import { ExactMoment, readCursor, writeCursor } from './cursor.ts';
import { instant } from './moments.ts';
import { requireCustomer } from './person.ts';
import type { StoryFilters, StoryItem } from './story-contract.ts';

export interface StoryQuestion extends StoryFilters {
  cursor?: string | undefined;
  limit: number;
}

type Item = z.input<typeof StoryItem>;

const Place = z.object({ at: ExactMoment, id: z.uuid() });
type Place = z.infer<typeof Place>;

/** @param client inside a transaction of the workspace */
export async function readStory(client: PoolClient, customerId: string, question: StoryQuestion) {
  const after = readCursor(Place, question.cursor);
  const values: unknown[] = [customerId];
  const conditions = [...(await filtersOf(client, question, values)), ...placeOf(after, values)];
  const wanted = question.limit + 1;
  const { rows } = await client.query<StoryRow>({
    name: isFiltered(question) ? undefined : `story ${after ? 'after' : 'first'} ${wanted}`,
    text: storyText(conditions, wanted),
    values,
  });
  if (!rows.length) await requireCustomer(client, customerId);
  const page = rows.slice(0, question.limit);
  const last = page.at(-1);
  const more = rows.length > question.limit && last;
  return {
    items: page.map(itemOf),
    nextCursor: more ? writeCursor({ at: last.exact, id: last.id } satisfies Place) : null,
  };
}

/** Unfiltered pages are what people read most: the database keeps their plan. */
function isFiltered({ stage, channel, kind, type, from, to }: StoryFilters): boolean {
  return [stage, channel, kind, type, from, to].some((filter) => filter !== undefined);
}

async function filtersOf(client: PoolClient, filters: StoryFilters, values: unknown[]): Promise<string[]> {
  const { stage, channel, kind, type, from, to } = filters;
  const value = (one: unknown) => `$${values.push(one)}`;
  const conditions: string[] = [];
  if (stage === 'none') conditions.push(`t.type <> all(${value(await typesInStages(client))})`);
  else if (stage) conditions.push(`t.type = any(${value(await typesInStage(client, stage))})`);
  if (channel) {
    const usual = value(await typesOfChannel(client, channel));
    conditions.push(`(t.channel = ${value(channel)} or t.channel is null and t.type = any(${usual}))`);
  }
  if (kind) conditions.push(`t.kind = ${value(kind)}`);
  if (type) conditions.push(`t.type = ${value(type)}`);
  if (from) conditions.push(`t.at >= ${value(from)}`);
  if (to) conditions.push(`t.at < ${value(to)}`);
  return conditions;
}

function placeOf(after: Place | undefined, values: unknown[]): string[] {
  if (!after) return [];
  return [`(t.at, t.id) < ($${values.push(after.at)}::timestamptz, $${values.push(after.id)}::uuid)`];
}

async function typesInStage(client: PoolClient, key: string): Promise<string[]> {
  const { rows } = await client.query<{ key: string; types: string[] }>(
    `select s.key, array_remove(array_agg(y.name), null) as types
     from stages s left join touchpoint_types y on y.stage_id = s.id group by s.id order by s.position`,
  );
  const stage = rows.find((row) => row.key === key);
  if (stage) return stage.types;
  const right = [...rows.map((row) => row.key), 'none'].join(', ');
  throw invalid(`There is no stage "${key}". Stages here: ${right}.`, [
    { at: 'stage', message: `must be one of ${right}` },
  ]);
}

async function typesInStages(client: PoolClient): Promise<string[]> {
  return names(await client.query('select name from touchpoint_types where stage_id is not null'));
}

async function typesOfChannel(client: PoolClient, channel: string): Promise<string[]> {
  return names(await client.query('select name from touchpoint_types where channel = $1', [channel]));
}

function names({ rows }: { rows: { name: string }[] }): string[] {
  return rows.map(({ name }) => name);
}

/** Fields of a touchpoint `t` with its type `y`, stage `s` and order `o`. */
export const STORY_FIELDS = `
  t.id, t.customer_id, t.at, t.at::text as exact, t.type, t.kind, coalesce(t.channel, y.channel) as channel,
  s.key as stage, y.moment_of_truth, t.source, t.properties,
  o.id as order_id, o.number, o.currency, o.total_minor, o.promised_at, o.delivered_at`;

export const STORY_JOINS = `
  left join touchpoint_types y on y.name = t.type
  left join stages s on s.id = y.stage_id
  left join orders o on o.id = t.order_id`;

function storyText(conditions: string[], wanted: number): string {
  const newest = `order by t.at desc, t.id desc limit ${wanted}`;
  return `
    select ${STORY_FIELDS}
    from (
      select t.*
      from (
        select root_id as id from customers where id = $1
        union all
        select m.id from customers c join customers m on m.root_id = c.root_id and m.merged_into is not null where c.id = $1
      ) person
      cross join lateral (
        select * from touchpoints t where ${['t.customer_id = person.id', ...conditions].join(' and ')} ${newest}
      ) t
      ${newest}
    ) t ${STORY_JOINS}
    order by t.at desc, t.id desc`;
}

export interface StoryRow {
  id: string;
  customer_id: string;
  at: Date;
  exact: string;
  type: string;
  kind: string;
  channel: string | null;
  stage: string | null;
  moment_of_truth: boolean | null;
  source: string;
  properties: Record<string, unknown>;
  order_id: string | null;
  number: string | null;
  currency: string | null;
  total_minor: number | null;
  promised_at: Date | null;
  delivered_at: Date | null;
}

export function itemOf(row: StoryRow): Item {
  return {
    id: row.id,
    type: row.type,
    kind: row.kind,
    at: instant(row.at),
    channel: row.channel,
    stage: row.stage,
    momentOfTruth: row.moment_of_truth ?? false,
    source: row.source,
    properties: row.properties,
    order: row.order_id === null ? null : orderOf(row, row.order_id, row.number!),
    customerId: row.customer_id,
  };
}

function orderOf(row: StoryRow, id: string, number: string): Item['order'] {
  return {
    id,
    number,
    currency: row.currency,
    totalMinor: row.total_minor,
    promisedAt: instant(row.promised_at),
    deliveredAt: instant(row.delivered_at),
  };
}
