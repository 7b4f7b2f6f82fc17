/** The map in plain SQL on the record, as slowly and plainly as it can be said, to hold the lens's answers against. */
import type { TestJornada } from '../../../testing/jornada.ts';

export interface PlainFigures {
  type: string;
  stage: string;
  customers: number;
  occurrences: number;
  median: number | null;
  p90: number | null;
  known: number;
  left: number;
  contacts: number;
  csat: number;
  content: number;
  ces: number;
  ease: number | null;
  nps: number;
  promoters: number;
  detractors: number;
  ratings: number;
  emotion: number | null;
}

/** What is asked: moments, and a condition over `t`, the touchpoints that are shown. */
export interface PlainQuestion {
  from: string;
  to: string;
  now: string;
  shown: string;
  quietDays: number;
}

/** Beside what `plantWorkspace` makes: moments of orders, several at once, and answers as touchpoints. */
export async function plantMoments({ context }: TestJornada): Promise<void> {
  const columns = 'id, workspace_id, customer_id, at, type, kind, source, message_id, properties, order_id';
  const ofOrders = (type: string, at: string, where = 'true') => `
    select gen_random_uuid(), workspace_id, customer_id, ${at}, ${type}, 'order', 'orders', id || ${type}, '{}'::jsonb, id
    from orders where customer_id is not null and ${at} is not null and ${where}`;
  await context.db.owner.query(`insert into touchpoints (${columns})
    ${ofOrders("'Delivery Promised'", 'placed_at')} union all ${ofOrders("'Order Paid'", 'placed_at')}
    union all ${ofOrders("case when delivered_at > promised_at then 'Order Delivered Late' else 'Order Delivered' end", 'delivered_at')}
    union all ${ofOrders("'Order Cancelled'", 'cancelled_at')}
    union all select gen_random_uuid(), workspace_id, customer_id, at, 'Survey Answered', 'response', 'responses', id::text, '{}', order_id
      from responses`);
}

/** A type that nobody has said where to put. */
export async function plantOdd({ context, workspaceId }: TestJornada): Promise<void> {
  await context.db.owner.query(
    `insert into touchpoint_types (id, workspace_id, name, key) values (gen_random_uuid(), $1, 'Something Odd', 'somethingodd')`,
    [workspaceId],
  );
}

/** Each mapped type's figures; stages' under the type `*`. */
export async function plainMap({ context }: TestJornada, asked: PlainQuestion): Promise<PlainFigures[]> {
  const { rows } = await context.db.owner.query<PlainFigures>(plainSql(asked));
  return rows;
}

/** Tables `t` of all touchpoints, `counted` of those that are, `answers`, and `rated`, their ratings. */
export function plainTables({ from, to, now, shown, quietDays }: PlainQuestion): string {
  const quiet = `interval '${quietDays} days'`;
  return `
  with t as materialized (
    select t.*, s.position as place, coalesce(outbound, false) as outbound, (${shown}) as shown
    from seen_touchpoints t left join stages s on s.key = t.stage left join touchpoint_types y on y.name = t.type
  ), numbered as materialized (
    select *, at - lag(at) over w as gap, coalesce(lag(stage) over w, '') as stage_before,
      -- Steps of their own that the person still has before them, and with this one.
      count(*) filter (where not outbound) over (w rows between 1 following and unbounded following) as to_come,
      count(*) filter (where not outbound) over (w rows between current row and unbounded following) as with_this
    from t window w as (partition by person order by at, coalesce(place, -1),
      (case when place is null then '' else type end) collate "C", outbound, shown)
  ), steps as (
    select t.*, n.at - t.at as next_gap, n.stage as next_stage
    from numbered t left join numbered n on n.person = t.person and n.with_this = t.to_come and not n.outbound
  ), counted as materialized (
    select *, at <= '${now}'::timestamptz - ${quiet} as known, coalesce(next_gap > ${quiet}, true) as leaves
    from steps where at >= '${from}' and at < '${to}' and shown and place is not null
  ), answers as materialized (
    select *, coalesce(asked_at, at) as asked, 2 * part - 1 as felt from scored where metric <> 'custom'
  ), rated as materialized (${ratedSql}
  )`;
}

function plainSql(asked: PlainQuestion): string {
  const quiet = `interval '${asked.quietDays} days'`;
  return `${plainTables(asked)}, figures as (
    select type, stage, count(distinct person)::int as customers, count(*)::int as occurrences,
      percentile_cont(0.5) within group (order by extract(epoch from gap)::float8) filter (where gap <= ${quiet}) as median,
      percentile_cont(0.9) within group (order by extract(epoch from gap)::float8) filter (where gap <= ${quiet}) as p90,
      count(*) filter (where known)::int as known, count(*) filter (where known and leaves)::int as left
    from counted group by 1, 2
    union all
    select '*', stage, count(distinct person)::int, count(*)::int,
      percentile_cont(0.5) within group (order by extract(epoch from gap)::float8) filter (where gap <= ${quiet} and stage_before <> stage),
      percentile_cont(0.9) within group (order by extract(epoch from gap)::float8) filter (where gap <= ${quiet} and stage_before <> stage),
      count(*) filter (where known and not outbound and (leaves or coalesce(next_stage, '') <> stage))::int,
      count(*) filter (where known and not outbound and leaves)::int
    from counted group by 2
  )
  select f.*, contacts::int, a.*, r.* from figures f
  cross join lateral (
    select count(*) as contacts from t where type in ('Help Requested', 'Call Received') and exists (
      select from counted c where c.person = t.person and c.stage = f.stage and f.type in (c.type, '*')
        and c.at < t.at and t.at <= c.at + interval '7 days')) c
  cross join lateral (
    select count(*) filter (where metric in ('csat', 'rating'))::int as csat,
      count(*) filter (where metric in ('csat', 'rating') and (1 + 4 * part)::float4 >= 4)::int as content,
      count(*) filter (where metric = 'ces')::int as ces, avg(1 + 6 * part) filter (where metric = 'ces') as ease,
      count(*) filter (where metric = 'nps')::int as nps,
      count(*) filter (where metric = 'nps' and 10 * part >= 9)::int as promoters,
      count(*) filter (where metric = 'nps' and 10 * part < 7)::int as detractors
    from answers where exists (
      select from counted c where c.person = answers.person and c.stage = f.stage and f.type in (c.type, '*')
        and c.at <= answers.at and answers.at <= c.at + ${quiet})) a
  cross join lateral (
    select count(*)::int as ratings, avg(felt) as emotion from rated where rated.stage = f.stage and f.type in (rated.type, '*')) r`;
}

const SERVICE = `('Help Requested', 'Call Received', 'Help Answered', 'Problem Solved', 'Call Made', 'Store Visited')`;

const ratedSql = `
    select c.id, c.type, c.stage, a.felt from counted c join answers a on a.order_id = c.order_id
    where c.kind <> 'response' and c.type not in ${SERVICE}
    union all
    select c.id, c.type, c.stage, a.felt from answers a cross join lateral (
      select * from counted c where c.person = a.person and c.at = a.at and c.kind = 'response' limit 1) c
    union all
    select c.id, c.type, c.stage, a.felt from counted c cross join lateral (
      select asked, max(at) as answered, min(order_id::text) as about, bool_and(order_id is not null) and count(distinct order_id) = 1 as is_about
      from answers a where a.person = c.person and a.metric <> 'nps' and a.asked >= c.at
      group by asked order by asked limit 1) n
    join answers a on a.person = c.person and a.asked = n.asked and a.metric <> 'nps'
    where c.type in ${SERVICE} and n.answered <= c.at + interval '7 days'
      and (not n.is_about or c.order_id is null or c.order_id::text = n.about)
      and not (n.is_about and exists (select from orders o where o.id::text = n.about and o.delivered_at > c.at and o.delivered_at <= n.asked))`;
