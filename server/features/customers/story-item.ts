/**
 * One touchpoint of a story, from row to JSON. Written by hand, with what the database wrote as JSON left as it is:
 * a page is read far more often than anything else here, and objects in between doubled its price (bench/timeline.ts).
 */

/** Fields of a touchpoint `t` with its type `y`, its stage `s` and the order it is about. */
export const STORY_FIELDS = `
  t.id, t.customer_id, t.at::text as at, t.type, t.kind, coalesce(t.channel, y.channel) as channel,
  s.key as stage, y.moment_of_truth, t.source, t.properties::text as properties,
  (select json_build_object(
     'id', o.id, 'number', o.number, 'currency', o.currency, 'totalMinor', o.total_minor,
     'promisedAt', ${instantSql('o.promised_at')}, 'deliveredAt', ${instantSql('o.delivered_at')})::text
   from orders o where o.id = t.order_id) as "order"`;

export const STORY_JOINS = `
  left join touchpoint_types y on y.name = t.type
  left join stages s on s.id = y.stage_id`;

export interface StoryRow {
  id: string;
  customer_id: string;
  /** To the microsecond, as PostgreSQL writes it. */
  at: string;
  type: string;
  kind: string;
  channel: string | null;
  stage: string | null;
  moment_of_truth: boolean | null;
  source: string;
  /** JSON text, as `order`. */
  properties: string;
  order: string | null;
}

/** The item as JSON text: `StoryItem` of the contract. */
export function itemText(row: StoryRow): string {
  const { id, type, kind, at, channel, stage, source, properties, order, customer_id } = row;
  return (
    `{"id":"${id}","type":${JSON.stringify(type)},"kind":${JSON.stringify(kind)},"at":"${instantOf(at)}",` +
    `"channel":${JSON.stringify(channel)},"stage":${JSON.stringify(stage)},` +
    `"momentOfTruth":${row.moment_of_truth === true},"source":${JSON.stringify(source)},` +
    `"properties":${properties},"order":${order},"customerId":"${customer_id}"}`
  );
}

/** `2026-03-01 10:00:00.123456+00` as `2026-03-01T10:00:00.123Z`. */
function instantOf(text: string): string {
  if (!text.endsWith('+00') || text[10] !== ' ') return new Date(text).toISOString();
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`;
}

function instantSql(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
