/** A hundred thousand touchpoints, the same every time, and questions about them in plain SQL on the record. */
import type { TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';

export const TOUCHPOINTS = 100_000;
const CUSTOMERS = 4000;
/** Merged into the first ones. */
const DOUBLES = 200;
/** All are in the default catalogue. */
const TYPES = [
  ...['Ad Clicked', 'Page Viewed', 'Page Viewed', 'Product Viewed', 'Product Viewed', 'Product Added'],
  ...['Checkout Started', 'Order Completed', 'Order Shipped', 'Order Delivered', 'Help Requested'],
];

/** A whole number from 0 to 268,435,455 of a name. */
const chance = (name: string) => `('x' || substr(md5(${name}), 1, 7))::bit(28)::int`;

export async function plantAtSize({ context, workspaceId }: TestJornada): Promise<void> {
  const { owner } = context.db;
  await owner.query(
    `insert into customers (id, workspace_id, root_id, merged_into)
     select md5('c' || n)::uuid, $1, md5('c' || n % $2)::uuid, case when n >= $2 then md5('c' || n % $2)::uuid end
     from generate_series(0, $2::int + $3::int - 1) n`,
    [workspaceId, CUSTOMERS, DOUBLES],
  );
  await owner.query(
    `insert into touchpoints (id, workspace_id, customer_id, at, type, kind, channel, source, message_id, properties)
     select md5('t' || n)::uuid, $1, md5('c' || ${chance("'who' || n")} % $2)::uuid,
       timestamptz '2025-11-01' + ${chance("'at' || n")} % (150 * 86400) * interval '1 second',
       ($3::text[])[1 + ${chance("'type' || n")} % cardinality($3::text[])], 'track',
       (array['web', 'email', 'app', null])[1 + ${chance("'channel' || n")} % 4], 'test', 'm' || n, '{}'
     from generate_series(1, $4::int) n`,
    [workspaceId, CUSTOMERS + DOUBLES, TYPES, TOUCHPOINTS],
  );
  await owner.query(`
    create table did as select t.at, t.type, c.root_id as person, coalesce(t.channel, y.channel, '') as through,
      s.position as place, coalesce(s.key, '') as stage
    from touchpoints t join customers c on c.id = t.customer_id
    left join touchpoint_types y on y.name = t.type left join stages s on s.id = y.stage_id;
    create index on did (person, type, at); analyze did`);
  await lensCaughtUp(context);
}

/** Who passed each type, after how long, and for how many it was the last for 30 days. */
export const MAP_IN_RECORD = `
  with steps as (
    select *, at - lag(at) over w as gap, lead(at) over w - at as next_gap from did
    window w as (partition by person order by at, coalesce(place, -1), type collate "C"))
  select type, count(distinct person)::int as customers, count(*)::int as occurrences,
    percentile_cont(0.5) within group (order by extract(epoch from gap)::float8) filter (where gap <= interval '30 days') as median,
    percentile_cont(0.9) within group (order by extract(epoch from gap)::float8) filter (where gap <= interval '30 days') as ninety,
    count(*) filter (where coalesce(next_gap > interval '30 days', true))::int as left
  from steps where at >= $1 and at < $2 and place is not null group by 1`;

/** How many came how far, in order, within thirty days of their first step; from each first step the earliest next. */
export const FUNNEL_IN_RECORD = `
  with one as (select person, at as a from did where type = 'Product Viewed'),
  two as (select one.*, (select min(at) from did d where d.person = one.person and d.type = 'Product Added'
    and d.at >= a and d.at <= a + interval '30 days') as b from one),
  three as (select two.*, (select min(at) from did d where d.person = two.person and d.type = 'Checkout Started'
    and d.at >= b and d.at <= a + interval '30 days') as c from two),
  four as (select three.*, (select min(at) from did d where d.person = three.person and d.type = 'Order Completed'
    and d.at >= c and d.at <= a + interval '30 days') as d from three)
  select array[count(distinct person), count(distinct person) filter (where b is not null),
    count(distinct person) filter (where c is not null), count(distinct person) filter (where d is not null)]::int[] as customers
  from four`;

/** What followed what in the five steps from each ad clicked; in one moment by the stages, then by name. */
export const PATHS_IN_RECORD = `
  with journeys as (
    select person, ${[0, 1, 2, 3, 4].map((n) => `lead(type, ${n}) over w as t${n}, lead(at, ${n}) over w as a${n}`).join(', ')}
    from did window w as (partition by person order by at, place nulls last, type collate "C")),
  links as (${[1, 2, 3, 4]
    .map(
      (n) => `select ${n} as step, person, t${n - 1} as this, t${n} as next, a${n} - a${n - 1} as took
        from journeys where t0 = 'Ad Clicked' and t${n} is not null`,
    )
    .join(' union all ')})
  select step, this, next, count(*)::int as occurrences, count(distinct person)::int as customers,
    percentile_cont(0.5) within group (order by extract(epoch from took)::float8) as median
  from links group by 1, 2, 3`;

/** Of those who began in each month, how many came back in each month. */
export const RETENTION_IN_RECORD = `
  with months as (select person, at, (date_trunc('month', at at time zone $1))::date as month from did),
  firsts as (select person, min(at) as first, min(month) as cohort from months group by 1),
  backs as (
    select cohort, firsts.person, extract(year from age(month, cohort)) * 12 + extract(month from age(month, cohort)) as period
    from firsts join months on months.person = firsts.person and months.at > first)
  select to_char(cohort, 'YYYY-MM-DD') as at, (select count(*)::int from firsts f where f.cohort = backs.cohort) as began,
    period::int, count(distinct person)::int as customers
  from backs group by cohort, period`;

/** How many people each month through each channel. */
export const ACTIVE_IN_RECORD = `
  select to_char(date_trunc('month', at at time zone $1), 'YYYY-MM') as month, through as channel,
    count(distinct person)::int as customers
  from did group by 1, 2`;
