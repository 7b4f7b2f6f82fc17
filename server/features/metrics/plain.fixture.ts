/**
 * Every metric in plain SQL over the record, for the tests: `value` and `n` of one period. `:from` and `:to` are its
 * ends, `:people` a condition on `person`, `:rows` one on the rows themselves.
 */

import { isOurs } from '../conversations/said.ts';
import type { MetricId } from './shapes-contract.ts';

const within = (column: string) => `${column} >= :from and ${column} < :to and :people and :rows`;
const rate = (hit: string, from: string) =>
  `select (count(*) filter (where ${hit}))::float8 / nullif(count(*), 0) as value, count(*) as n from ${from}`;

const FIRST_SEEN = `(select c.root_id as person, coalesce(
    (select min(t.at) from seen_touchpoints t where t.person = c.root_id), min(c.created_at)) as first from customers c group by c.root_id) f`;

const SENT = `(select distinct person, properties->>'survey' as survey, at, (select min(s.through) from seen_touchpoints s
    where s.type = 'Survey Sent' and s.properties->>'delivered' is distinct from 'false' and s.person = t.person and s.properties->>'survey' = t.properties->>'survey' and s.at = t.at) as through
  from seen_touchpoints t where type = 'Survey Sent' and properties->>'delivered' is distinct from 'false')`;
const LAST_SENT = `(select max(s.at) from ${SENT} s where s.person = r.person and s.survey = r.survey and s.at <= r.at)`;
const GIVEN = `(r.score is not null or coalesce(r.comment, '') <> '')`;
const ASKED = `(
  select s.person, s.survey, s.at, s.through, exists (select from seen_responses r
    where r.person = s.person and r.survey = s.survey and ${LAST_SENT} = s.at and ${GIVEN}) as answered from ${SENT} s
  union all
  select r.person, r.survey, r.asked_at, '', ${GIVEN} from seen_responses r where r.asked_at is not null and ${LAST_SENT} is null) a`;

const QUIET = `interval '864 hours'`;
const customerAt = (moment: string) =>
  `exists (select from seen_orders o where o.person = p.person and :rows and o.placed_at >= ${moment} - ${QUIET} and o.placed_at < ${moment})`;
const kept = (isHit: string) => `
  select (count(*) filter (where ${isHit}))::float8 / nullif(count(*), 0) as value, count(*) as n
  from (select distinct root_id as person from customers) p where :people and ${customerAt(':from')}`;
const ends = customerAt('least(:to, now())');

/** With subscriptions: the last word before a moment. */
const subscribedAt = (
  moment: string,
) => `coalesce((select type <> 'Subscription Cancelled' from seen_touchpoints t
  where t.person = p.person and t.type like 'Subscription %' and t.at < ${moment} order by at desc, type = 'Subscription Cancelled' limit 1), false)`;

const MEDIAN = (from: string) =>
  `select percentile_cont(0.5) within group (order by seconds) as value, count(*) as n from ${from}`;

const timed = (metric: string, end: string) =>
  MEDIAN(`(select *, business_seconds::float8 as seconds from seen_times where metric = '${metric}' and ended_by = '${end}') t
    where ${within('ended_at')}`);

/** Conversations that are not done at the end of the period, by the last turn before it. */
const OPEN = `(select *, (select max(at) from turns t where t.conversation_id = c.id and at < least(:to, now()) and t.was_done and not t.is_done) as again
  from seen_conversations c where c.merged_into is null and c.created_at < least(:to, now()) and not coalesce(
    (select is_done from turns t where t.conversation_id = c.id and at < least(:to, now()) order by at desc, id desc limit 1), false)) o
  where :people and :rows`;
const ANSWERS = `(select count(*) from messages m join conversations one on one.id = m.conversation_id
  where one.root_id = s.id and ${isOurs('m')} and not m.automatic and m.at <= s.first_solved_at)`;
const OPENED_AGAIN =
  'exists (select from turns t where t.conversation_id = s.id and t.was_done and not t.is_done)';
const BEGUN_BY = `(select kind from messages m join conversations one on one.id = m.conversation_id
  where one.root_id = s.id and kind <> 'note' and not automatic order by at, m.id limit 1)`;

export const PLAIN: Record<MetricId, string> = {
  nps: `select 100.0::float8 * (count(*) filter (where part * 10 >= 9) - count(*) filter (where part * 10 < 7)) / nullif(count(*), 0) as value, count(*) as n
    from scored where metric = 'nps' and ${within('at')}`,
  csat: rate('part * 4 + 1 >= 4', `scored where metric in ('csat', 'rating') and ${within('at')}`),
  ces: `select avg(1 + 6 * part) as value, count(*) as n from scored where metric = 'ces' and ${within('at')}`,
  emotion: `select avg(2 * part - 1) as value, count(*) as n from scored where metric <> 'custom' and ${within('at')}`,
  'response-rate': rate('answered', `${ASKED} where ${within('at')}`),
  customers: `select count(*) as value, count(*) as n from ${FIRST_SEEN} where first < :to and :people and :rows`,
  'new-customers': `select count(*) as value, count(*) as n from ${FIRST_SEEN} where ${within('first')}`,
  'active-customers': `select count(distinct person) as value, count(distinct person) as n from seen_touchpoints where ${within('at')}
    and type not in (select name from touchpoint_types where outbound)`,
  orders: `select count(*) as value, count(*) as n from seen_orders where ${within('placed_at')}`,
  revenue: `select coalesce(sum(total_minor - coalesce(refunded_minor, 0)), 0) as value, count(*) as n from seen_orders
    where cancelled_at is null and total_minor is not null and coalesce(currency, 'BRL') = 'BRL' and ${within('placed_at')}`,
  'repurchase-rate': rate(
    'n >= 2',
    `(select person, count(*) as n from seen_orders where ${within('placed_at')} group by person) p`,
  ),
  'time-to-second-order':
    MEDIAN(`(select person, at, extract(epoch from at - before)::float8 as seconds from (
      select person, placed_at as at, lag(placed_at) over w as before, row_number() over w as place from seen_orders
      where placed_at is not null window w as (partition by person order by placed_at, id)) o where place = 2) s where ${within('at')}`),
  retention: kept(ends),
  'churn-rate': kept(`not ${ends}`),
  'delivery-time':
    MEDIAN(`(select *, extract(epoch from delivered_at - placed_at)::float8 as seconds from seen_orders) o
    where seconds is not null and ${within('delivered_at')}`),
  'late-share': rate(
    'delivered_at > promised_at',
    `seen_orders where promised_at is not null and ${within('delivered_at')}`,
  ),
  'cancelled-share': rate('cancelled_at is not null', `seen_orders where ${within('placed_at')}`),
  'returned-share': `select returns::float8 / nullif(deliveries, 0) as value, deliveries as n from (select
    (select count(*) from seen_orders where delivered_at is not null and ${within('returned_at')}) as returns,
    (select count(*) from seen_orders where ${within('delivered_at')}) as deliveries) r`,
  'contacts-per-order': `select contacts::float8 / nullif(orders, 0) as value, orders as n from (select
    (select count(*) from seen_touchpoints where type in ('Help Requested', 'Call Received') and ${within('at')}) as contacts,
    (select count(*) from seen_orders where ${within('placed_at')}) as orders) c`,
  'kept-promises': rate(
    "type = 'Promise Kept'",
    `seen_touchpoints where type in ('Promise Kept', 'Promise Broken') and ${within('at')}`,
  ),
  contacts: `select count(*) as value, count(*) as n from seen_conversations s where s.merged_into is null
    and ${BEGUN_BY} = 'customer' and ${within('created_at')}`,
  'first-response-time': timed('first-response', 'answered'),
  'next-response-time': timed('next-response', 'answered'),
  'resolution-time': timed('resolution', 'solved'),
  'service-level': rate(
    "state = 'hit'",
    `(select *, case state when 'missed' then due_at else ended_at end as decided from seen_times where state in ('hit', 'missed')) t
      where ${within('decided')}`,
  ),
  'first-contact-resolution': rate(
    `answers = 1 and not again`,
    `(select *, ${ANSWERS} as answers, ${OPENED_AGAIN} as again from solved_conversations s where ${BEGUN_BY} = 'customer') c
      where answers > 0 and ${within('first_solved_at')}`,
  ),
  'reopen-rate': rate(OPENED_AGAIN, `solved_conversations s where ${within('first_solved_at')}`),
  backlog: `select count(*) as value, count(*) as n from ${OPEN}`,
  'backlog-age': MEDIAN(
    `(select extract(epoch from least(:to, now()) - coalesce(again, created_at))::float8 as seconds from ${OPEN}) a`,
  ),
  'quality-score': `select avg(score) as value, count(*) as n from seen_reviews where ${within('given_at')}`,
  'noted-emotion': `select avg(case emotion when 'joy' then 1 when 'trust' then 0.5 when 'sadness' then -0.5 when 'fear' then -0.5
      when 'anger' then -1 else 0 end)::float8 as value, count(*) as n from seen_notes where ${within('at')}`,
};

/** Days without an order in the plain SQL of retention and churn. */
export const QUIET_DAYS = 36;

export const PLAIN_SUBSCRIPTIONS = `
  select (count(*) filter (where not ${subscribedAt('least(:to, now())')}))::float8 / nullif(count(*), 0) as value, count(*) as n
  from (select distinct root_id as person from customers) p where :people and :rows and ${subscribedAt(':from')}`;
