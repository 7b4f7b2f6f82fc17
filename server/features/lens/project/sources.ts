/** What the record says of each of the lens's tables, column by column, in the order of tables.ts. */
import { isOurs, isSaid } from '../../conversations/said.ts';
import { LENS_TABLES, type LensTableName } from '../tables.ts';

/** What the lens can hold; PostgreSQL holds more. Written as ClickHouse reads it, in UTC. */
const EARLIEST = "'1900-01-01 00:00:00+00'";
const LATEST = "'2299-12-31 00:00:00+00'";
const moment = (column: string) =>
  `case when ${column} is not null then least(greatest(${column}, ${EARLIEST}::timestamptz), ${LATEST}::timestamptz) at time zone 'UTC' end`;
/** Longer names are no names: they would fill the dictionaries of the lens. */
const name = (expression: string) => `left(${expression}, 300)`;

/**
 * What a touchpoint came from, as the web's own analytics call it. Said by the sender (`context.device.type`, which in
 * apps is the system), else told by the name of the browser. Tablets that call themselves computers count as such.
 */
const DEVICE = `case
  -- Asked first and alone: most of what servers send has neither, and this is worked out for every touchpoint there is.
  when (t.context ? 'device' or t.context ? 'userAgent') is not true then null
  when t.context#>>'{device,type}' is not null then
    case when lower(t.context#>>'{device,type}') in ('tablet', 'ipad') or t.context#>>'{device,model}' ~* 'ipad|tablet' then 'tablet'
      when lower(t.context#>>'{device,type}') in ('mobile', 'phone', 'smartphone', 'ios', 'iphone', 'android') then 'mobile'
      when lower(t.context#>>'{device,type}') in ('desktop', 'computer', 'pc', 'laptop') then 'desktop'
      else left(lower(t.context#>>'{device,type}'), 50) end
  when t.context->>'userAgent' is not null then
    case when t.context->>'userAgent' ~ 'iPad|Tablet|Android(?!.*Mobi)' then 'tablet'
      when t.context->>'userAgent' ~ 'Mobi|iPhone|iPod' then 'mobile'
      when t.context->>'userAgent' ~ 'Windows NT|Macintosh|X11|CrOS' then 'desktop' end
  end`;

interface Source {
  /** The table of the record, and whatever its rows look up. */
  from: string;
  /** One expression for each column of the lens, but `gone` and `step`, which the projection adds. */
  columns: Record<string, string>;
}

const person = (alias: string) => `coalesce(merged.root_id, ${alias}.customer_id)`;
const merged = (alias: string) =>
  `left join customers merged on merged.id = ${alias}.customer_id and merged.merged_into is not null`;

/** Milliseconds since 1970, as a JSON array in order of time. */
const momentsWhen = (condition: string) =>
  `coalesce(jsonb_agg(floor(extract(epoch from s.at) * 1000)::bigint order by s.place) filter (where ${condition}), '[]')`;

/** Of a change to spam and back: what it was before. */
const statusOf = (side: 'before' | 'after', elsewhere: string) =>
  `case when h.${side} #>> '{}' = 'spam' then ${elsewhere} else h.${side} #>> '{}' end`;

/**
 * When a conversation was solved and opened again. A change that was written down later holds from when it happened,
 * though never from before the one noted ahead of it. That it was taken for spam meanwhile is no turn.
 */
const TURNS = `select ${momentsWhen('s.is_done and not s.was_done')} as solved,
    ${momentsWhen('s.was_done and not s.is_done')} as opened,
    min(s.at) filter (where s.is_done and not s.was_done) as first_solved_at,
    (array_agg(s.was_done order by s.place))[1] as began_done
  from (select row_number() over noted as place, max(coalesce(h.holds_from, h.at)) over noted as at,
      ${statusOf('before', "lag(h.before #>> '{}') over noted")} in ('solved', 'closed') as was_done,
      ${statusOf('after', "h.before #>> '{}'")} in ('solved', 'closed') as is_done
    from conversation_changes h where h.conversation_id = t.id and h.what = 'status'
    window noted as (order by h.at, h.id)) s`;

/** What was written in it and in those that were merged into it; notes are no part of the talk. */
const TALK = `select count(*) filter (where ${isOurs('m')} and not m.automatic
      and (turns.first_solved_at is null or m.at <= turns.first_solved_at)) as answers,
    coalesce((array_agg(m.kind = 'customer' order by m.at, m.id) filter (where not m.automatic and m.kind <> 'note'))[1], false) as is_asked
  from conversations own join messages m on m.conversation_id = own.id
  where own.root_id = t.id and ${isSaid('m')}`;

export const SOURCES: Record<LensTableName, Source> = {
  touchpoints: {
    from: `touchpoints t ${merged('t')}`,
    columns: {
      workspace: 't.workspace_id',
      person: person('t'),
      at: moment('t.at'),
      id: 't.id',
      customer: 't.customer_id',
      type: 't.type',
      kind: 't.kind',
      channel: 't.channel',
      source: 't.source',
      order: 't.order_id',
      product: name(
        `coalesce(t.properties->>'sku', t.properties->>'product_id', t.properties->>'productId')`,
      ),
      campaign: name(
        `coalesce(t.context#>>'{campaign,name}', t.properties->>'campaign', t.properties->>'utm_campaign')`,
      ),
      device: DEVICE,
      page: name(
        `case when t.kind in ('page', 'screen') then coalesce(t.properties->>'path', t.context#>>'{page,path}', t.properties->>'name') end`,
      ),
      properties: 't.properties',
    },
  },
  customers: {
    from: 'customers t',
    columns: {
      workspace: 't.workspace_id',
      customer: 't.id',
      person: 't.root_id',
      account: 't.account_id',
      source: 't.source',
      created_at: moment('t.created_at'),
      traits: 't.traits',
      tags: 'to_jsonb(t.tags)',
    },
  },
  orders: {
    from: `orders t ${merged('t')}`,
    columns: {
      workspace: 't.workspace_id',
      order: 't.id',
      number: 't.number',
      customer: 't.customer_id',
      person: person('t'),
      status: 't.status',
      currency: 't.currency',
      total_minor: 't.total_minor',
      refunded_minor: 't.refunded_minor',
      placed_at: moment('t.placed_at'),
      paid_at: moment('t.paid_at'),
      shipped_at: moment('t.shipped_at'),
      delivered_at: moment('t.delivered_at'),
      promised_at: moment('t.promised_at'),
      cancelled_at: moment('t.cancelled_at'),
      refunded_at: moment('t.refunded_at'),
      returned_at: moment('t.returned_at'),
      source: 't.source',
      skus: `(select coalesce(jsonb_agg(distinct i.sku), '[]') from order_items i where i.order_id = t.id and i.sku is not null)`,
      properties: 't.properties',
    },
  },
  responses: {
    from: `responses t ${merged('t')}`,
    columns: {
      workspace: 't.workspace_id',
      response: 't.id',
      customer: 't.customer_id',
      person: person('t'),
      order: 't.order_id',
      survey: 't.survey',
      metric: 't.metric',
      score: 't.score',
      scale_min: 't.scale_min',
      scale_max: 't.scale_max',
      language: 't.language',
      source: 't.source',
      asked_at: moment('t.asked_at'),
      at: moment('t.at'),
      has_comment: `(coalesce(t.title, '') <> '' or coalesce(t.comment, '') <> '')::int`,
      properties: 't.properties',
    },
  },
  products: {
    from: 'products t',
    columns: {
      workspace: 't.workspace_id',
      product: 't.id',
      sku: 't.sku',
      name: 't.name',
      category: 't.category',
    },
  },
  segments: {
    from: 'segments t',
    columns: {
      workspace: 't.workspace_id',
      segment: 't.id',
      members: `(select coalesce(jsonb_agg(m.customer_id), '[]') from segment_members m where m.segment_id = t.id)`,
    },
  },
  conversations: {
    from: `conversations t ${merged('t')} left join departments d on d.id = t.department_id
      cross join lateral (${TURNS}) turns cross join lateral (${TALK}) talk`,
    columns: {
      workspace: 't.workspace_id',
      conversation: 't.id',
      customer: 't.customer_id',
      person: person('t'),
      channel: 't.channel',
      status: 't.status',
      priority: 't.priority',
      assignee: 't.assignee_id',
      department: 'd.key',
      language: 't.language',
      tags: 'to_jsonb(t.tags)',
      is_merged: `(t.merged_into is not null or t.status = 'spam')::int`,
      root: 't.root_id',
      created_at: moment('t.created_at'),
      is_asked: 'talk.is_asked::int',
      answers: 'talk.answers',
      opened: `case when coalesce(turns.began_done, t.status in ('solved', 'closed')) then turns.opened
        else to_jsonb(floor(extract(epoch from t.created_at) * 1000)::bigint) || turns.opened end`,
      solved: 'turns.solved',
    },
  },
  service_times: {
    from: 'service_times t',
    columns: {
      workspace: 't.workspace_id',
      time: 't.id',
      conversation: 't.conversation_id',
      metric: 't.metric',
      started_at: moment('t.started_at'),
      ended_at: moment('t.ended_at'),
      ended_by: 't.ended_by',
      clock_seconds: 't.clock_seconds',
      business_seconds: 't.business_seconds',
      state: 't.state',
      policy: 't.policy_id',
      due_at: moment('t.due_at'),
      is_aside: 't.aside::int',
    },
  },
  quality_reviews: {
    from: 'quality_reviews t',
    columns: {
      workspace: 't.workspace_id',
      review: 't.id',
      conversation: 't.conversation_id',
      member: 't.member_id',
      chosen: 't.chosen',
      // What a draft says is its reviewer's alone.
      score: "case when t.state <> 'draft' then t.score end",
      given_at: moment('t.given_at'),
      is_calibration: '(t.calibration_id is not null)::int',
    },
  },
  contact_log: {
    from: 'contact_log t',
    columns: {
      workspace: 't.workspace_id',
      entry: 't.id',
      conversation: 't.conversation_id',
      channel: 't.channel',
      emotion: 't.emotion',
      at: moment('t.at'),
    },
  },
};

/** A SELECT of the rows that a condition over `t` names, as they go into the lens at this step. */
export function selection(table: LensTableName, condition: string, step: number): string {
  const { from, columns } = SOURCES[table];
  const values = columnsOf(table).map((column) => {
    if (column === 'step') return String(step);
    return column === 'gone' ? '0' : columns[column]!;
  });
  return `select ${values.join(', ')} from ${from} where ${condition}`;
}

/** A SELECT of the marks that say of changed things that they are no more. */
export function goneSelection(table: LensTableName, changes: string, step: number): string {
  return `select c.workspace_id, c.id, 1, ${step} from (select distinct workspace_id, id from jornada.lens_changes
    where kind = '${table}' and ${changes}) c where not exists (select from ${table} t where t.id = c.id)`;
}

export function columnsOf(table: LensTableName): string[] {
  return Object.keys(LENS_TABLES[table].columns);
}

/** Columns of `goneSelection`. */
export function goneColumnsOf(table: LensTableName): string[] {
  const [workspace, key] = columnsOf(table);
  return [workspace!, key!, 'gone', 'step'];
}
