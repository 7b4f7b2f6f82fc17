/** What customers answered when they were asked, from whichever system. */
import { uuids } from '../../core/database/arrays.ts';
import { jsonText, type MergingTable, upsert, type Written } from '../../core/database/upsert.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { tellOfCustomers } from '../customers/happenings.ts';
import { refreshRatings } from '../customers/refresh.ts';
import { giveTouchpoints, type NewTouchpoint } from '../touchpoints/record.ts';
import type { Metric } from './metrics.ts';

export interface ToldResponse {
  customerId: string;
  orderId?: string | null;
  orderNumber?: string | null;
  /** The answer's own id in `source`: the same again changes the answer and makes no second one. */
  externalId: string;
  survey?: string | null;
  metric: Metric;
  score?: number | null;
  scaleMin?: number | null;
  scaleMax?: number | null;
  title?: string | null;
  comment?: string | null;
  language?: string | null;
  askedAt?: Date | null;
  at: Date;
  properties?: Record<string, unknown>;
}

export const RESPONSES: MergingTable = {
  name: 'responses',
  key: ['source', 'external_id'],
  perWorkspace: true,
  columns: {
    source: 'text',
    external_id: 'text',
    customer_id: 'uuid',
    order_id: 'uuid',
    survey: 'text',
    metric: 'text',
    score: 'float8',
    scale_min: 'float8',
    scale_max: 'float8',
    title: 'text',
    comment: 'text',
    language: 'text',
    asked_at: 'timestamptz',
    at: 'timestamptz',
    properties: 'jsonb',
  },
  kept: ['customer_id'],
  defaults: { survey: "''" },
};

/** Tells of responses, later ones over earlier, and keeps their customers' lowest ratings. Their touchpoints are `responseTouchpoint`'s. */
export async function upsertResponses(
  sql: Sql,
  workspaceId: string,
  told: readonly ToldResponse[],
  { source, importId }: { source: string; importId?: string | undefined },
): Promise<Written> {
  const rows = [...new Map(told.map((response) => [response.externalId, response])).values()].map(
    (response) => ({
      source,
      external_id: response.externalId,
      customer_id: response.customerId,
      order_id: response.orderId ?? null,
      survey: response.survey ?? null,
      metric: response.metric,
      score: response.score ?? null,
      scale_min: response.scaleMin ?? null,
      scale_max: response.scaleMax ?? null,
      title: response.title ?? null,
      comment: response.comment ?? null,
      language: response.language ?? null,
      asked_at: response.askedAt ?? null,
      at: response.at,
      properties: jsonText(response.properties),
    }),
  );
  const written = await upsert(sql, workspaceId, RESPONSES, rows, { importId });
  await refreshRatingsOf(sql, workspaceId, [...written.inserted, ...written.changed]);
  if (!importId) await tellOfAnswers(sql, workspaceId, written);
  return written;
}

async function tellOfAnswers(sql: Sql, workspaceId: string, { inserted, changed }: Written): Promise<void> {
  const { rows } = await sql.query<{ id: string; customer_id: string }>(
    'select id, customer_id from responses where id = any($1::uuid[])',
    [uuids([...inserted, ...changed])],
  );
  const isNew = new Set(inserted);
  const happenings = rows.map(({ id, customer_id }) => ({
    what: isNew.has(id) ? ('answered' as const) : ('answered otherwise' as const),
    ...{ customerId: customer_id, responseId: id },
  }));
  await tellOfCustomers(sql, workspaceId, happenings);
}

/** Brings the lowest rating of whoever gave these answers up to date. */
export async function refreshRatingsOf(sql: Sql, workspaceId: string, responseIds: string[]): Promise<void> {
  const { rows } = await sql.query<{ customer_id: string }>(
    'select distinct customer_id from responses where id = any($1::uuid[])',
    [uuids(responseIds)],
  );
  await refreshRatings(
    sql,
    workspaceId,
    rows.map(({ customer_id }) => customer_id),
  );
}

/** The source of every touchpoint that is an answer. */
const RESPONSE_SOURCE = 'responses';

/** An answer on the customer's timeline. */
export function responseTouchpoint(response: ToldResponse, source: string, importId?: string): NewTouchpoint {
  const { survey, metric, score, scaleMin, scaleMax, title, comment, orderNumber } = response;
  const scale =
    scaleMin === undefined || scaleMin === null || scaleMax === undefined || scaleMax === null
      ? null
      : [scaleMin, scaleMax];
  const said = { survey: survey || null, metric, score, scale, title, comment, orderNumber };
  return {
    customerId: response.customerId,
    at: response.at,
    type: 'Survey Answered',
    kind: 'response',
    source: RESPONSE_SOURCE,
    messageId: responseKey(source, response.externalId),
    properties: Object.fromEntries(
      Object.entries(said).filter(([, value]) => value !== null && value !== undefined),
    ),
    orderId: response.orderId ?? null,
    importId: importId ?? null,
  };
}

const responseKey = (source: string, externalId: string) => `response:${source}:${externalId}`;

/** Somebody else gave these answers: they and their touchpoints are theirs, and both people's lowest ratings are found anew. */
export async function giveResponses(
  sql: Sql,
  workspaceId: string,
  { source, externalIds, customerId }: { source: string; externalIds: string[]; customerId: string },
): Promise<void> {
  const { rows } = await sql.query<{ from: string }>(
    `with given as (select id, customer_id from responses where source = $1 and external_id = any($2) and customer_id <> $3 for update)
     update responses r set customer_id = $3 from given where r.id = given.id returning given.customer_id as from`,
    [source, externalIds, customerId],
  );
  if (!rows.length) return;
  await giveTouchpoints(sql, workspaceId, RESPONSE_SOURCE, {
    messageIds: externalIds.map((id) => responseKey(source, id)),
    customerId,
  });
  await refreshRatings(sql, workspaceId, [customerId, ...rows.map(({ from }) => from)]);
}
