/**
 * What the planted truths come to on the loaded record, in plain SQL: the answer sheet for every screen that is to
 * find them by itself. `docs/sample-company.md` states these figures and the test compares the two.
 */
import type { Sql } from '../../core/database/workspace.ts';

export type Figures = Record<string, number>;

/** Figures by name; shares between 0 and 1. `firstMoment` is where month 1 begins. */
export async function measureSample(sql: Sql, firstMoment: Date): Promise<Figures> {
  const figures: Figures = {};
  for (const question of QUESTIONS) {
    const { rows } = await sql.query<Figures>(
      question.replaceAll(':first', `timestamptz '${firstMoment.toISOString()}'`),
    );
    Object.assign(figures, rows[0]);
  }
  return figures;
}

const month = (moment: string) => `(floor(extract(epoch from ${moment} - :first) / 2592000) + 1)`;

const SIZE = `select
  (select count(*) from customers where merged_into is null)::int as "customers",
  (select count(*) from customers where merged_into is null and name is not null)::int as "customers.known",
  (select count(*) from accounts)::int as "accounts",
  (select count(*) from orders)::int as "orders",
  (select count(*) from responses)::int as "responses",
  (select count(*) from responses where comment is not null)::int as "responses.with-comment",
  (select count(*) from touchpoints)::int as "touchpoints",
  (select count(*) from conversations)::int as "conversations",
  (select count(*) from conversations where status not in ('solved', 'closed'))::int as "conversations.open",
  (select count(*) from messages where kind <> 'note')::int as "messages",
  (select count(*) from contact_log)::int as "calls-and-visits",
  (select count(*) from promises)::int as "promises",
  (select count(*) from merges)::int as "merges",
  (select count(*) from merge_suggestions)::int as "merge-suggestions"`;

const NORTH = `with parcels as (
  select properties->>'region' = 'north' as north, ${month('shipped_at')} as month, delivered_at > promised_at as late
  from orders where delivered_at is not null)
select
  avg(late::int) filter (where north and month < 13) as "north.late.before",
  avg(late::int) filter (where north and month between 13 and 15) as "north.late.months-13-15",
  avg(late::int) filter (where north and month >= 16) as "north.late.after",
  avg(late::int) filter (where not north) as "elsewhere.late"
from parcels`;

const LATE_RATING = `select
  avg(r.score) filter (where o.delivered_at <= o.promised_at) as "rating.on-time",
  avg(r.score) filter (where o.delivered_at > o.promised_at) as "rating.late",
  avg((r.score >= 4)::int) filter (where o.delivered_at <= o.promised_at) as "csat.on-time",
  avg((r.score >= 4)::int) filter (where o.delivered_at > o.promised_at) as "csat.late"
from responses r join orders o on o.id = r.order_id where r.survey = 'after-delivery'`;

const LATE_REPURCHASE = `with first_orders as (
  select distinct on (customer_id) customer_id, number, placed_at, delivered_at > promised_at as late
  from orders where promised_at is not null order by customer_id, placed_at),
followed as (
  select late, exists (
    select from orders o where o.customer_id = f.customer_id and o.promised_at is not null
      and o.placed_at > f.placed_at and o.placed_at <= f.placed_at + interval '90 days') as again
  from first_orders f where late is not null and f.placed_at < :first + interval '450 days')
select
  avg(again::int) filter (where not late) as "repurchase-90-days.on-time",
  avg(again::int) filter (where late) as "repurchase-90-days.late"
from followed`;

const FIRST_ANSWER = `with contacts as (
  select h.customer_id, (h.properties->>'first_answer_seconds')::int / 60.0 as minutes, r.score, h.channel
  from touchpoints h
  join touchpoints s on s.customer_id = h.customer_id and s.type = 'Problem Solved'
    and s.properties->>'request' = h.properties->>'request'
  join responses r on r.customer_id = h.customer_id and r.survey = 'after-help' and r.asked_at = s.at + interval '5 minutes'
  where h.type = 'Help Answered')
select
  avg((score >= 4)::int) filter (where minutes < 15) as "help.csat.under-15-minutes",
  avg((score >= 4)::int) filter (where minutes >= 15 and minutes < 60) as "help.csat.15-60-minutes",
  avg((score >= 4)::int) filter (where minutes >= 60 and minutes < 480) as "help.csat.1-8-hours",
  avg((score >= 4)::int) filter (where minutes >= 480) as "help.csat.over-8-hours",
  avg((score >= 4)::int) filter (where channel = 'email' and minutes < 60) as "help.csat.email-under-1-hour",
  avg((score >= 4)::int) filter (where channel = 'email' and minutes >= 480) as "help.csat.email-over-8-hours"
from contacts`;

const RETURNS = `with sold as (
  select i.sku = 'CL-DUV-180' as duvet, coalesce(i.sku = o.properties->>'returnedSku', false) as returned,
    o.properties->>'returnReason' as reason
  from order_items i join orders o on o.id = i.order_id where o.delivered_at is not null)
select
  avg(returned::int) filter (where duvet) as "returned.duvet-cover",
  avg(returned::int) filter (where not duvet) as "returned.others",
  avg(duvet::int) filter (where returned) as "returns.share-of-duvet-cover",
  avg(duvet::int) as "sold.share-of-duvet-cover",
  avg((reason = 'smaller than described')::int) filter (where returned and duvet) as "returns.duvet-cover.too-small"
from sold`;

const CAMPAIGN = `with first_orders as (
  select distinct on (customer_id) customer_id, placed_at, properties->>'campaign' = 'flash-40' as flash
  from orders where promised_at is not null order by customer_id, placed_at),
followed as (
  select coalesce(flash, false) as flash, exists (
    select from orders o where o.customer_id = f.customer_id and o.promised_at is not null
      and o.placed_at > f.placed_at and o.placed_at <= f.placed_at + interval '180 days') as again
  from first_orders f where f.placed_at < :first + interval '360 days')
select
  count(*) filter (where flash)::int as "flash-40.first-orders",
  avg(again::int) filter (where flash) as "flash-40.repurchase-180-days",
  avg(again::int) filter (where not flash) as "others.repurchase-180-days"
from followed`;

const STORES = `select
  avg((score >= 4)::int) filter (where properties->>'store' = 'Curitiba') as "store.csat.curitiba",
  avg((score >= 4)::int) filter (where properties->>'store' = 'Campinas') as "store.csat.campinas"
from responses where survey = 'after-store-visit'`;

const RENEWALS = `with renewals as (
  select customer_id, at, (properties->>'renewal')::int as renewal from touchpoints where type = 'Subscription Renewed'),
followed as (
  select r.renewal,
    exists (select from touchpoints c where c.customer_id = r.customer_id and c.type = 'Call Made'
      and c.at between r.at and r.at + interval '14 days') as called,
    exists (select from touchpoints e where e.customer_id = r.customer_id and e.type = 'Subscription Cancelled'
      and (e.properties->>'renewal')::int = r.renewal) as ended
  from renewals r where r.at < :first + interval '510 days')
select
  avg(ended::int) filter (where renewal <> 3) as "care-box.ends.after-other-renewals",
  avg(ended::int) filter (where renewal = 3 and not called) as "care-box.ends.after-third-without-call",
  avg(ended::int) filter (where renewal = 3 and called) as "care-box.ends.after-third-with-call"
from followed`;

const CHECKOUT = `with steps as (
  select customer_id, at, context->'device'->>'type' = 'mobile' as phone, ${month('at')} as month, type,
    lead(type) over (partition by customer_id order by at, message_id) as next
  from touchpoints
  where type = 'Payment Info Entered' or (type = 'Checkout Step Viewed' and properties->>'step' = '2')),
payment as (select phone, month, coalesce(next = 'Payment Info Entered', false) as through from steps where type = 'Checkout Step Viewed')
select
  avg(through::int) filter (where phone and month <> 9) as "payment-step.phone",
  avg(through::int) filter (where phone and month = 9) as "payment-step.phone.month-9",
  avg(through::int) filter (where not phone and month <> 9) as "payment-step.desktop",
  avg(through::int) filter (where not phone and month = 9) as "payment-step.desktop.month-9"
from payment`;

/** What has to do with conversations, held against the touchpoints, which the story had before them. */
const DESK = `with helped as (
  select h.properties->>'conversation_id' as conversation, h.channel, h.at as asked, a.at as answered
  from touchpoints h
  left join touchpoints a on a.customer_id = h.customer_id and a.type = 'Help Answered'
    and a.properties->>'request' = h.properties->>'request'
  where h.type = 'Help Requested' and h.at >= :first + interval '484 days')
select
  avg((t.clock_seconds = extract(epoch from h.answered - h.asked))::int) filter (where h.answered is not null) as "desk.first-answers-as-on-the-timeline",
  (percentile_cont(0.5) within group (order by t.clock_seconds) filter (where h.channel = 'chat') / 60)::float8 as "desk.first-answer-minutes.chat",
  (percentile_cont(0.5) within group (order by t.clock_seconds) filter (where h.channel = 'email') / 60)::float8 as "desk.first-answer-minutes.email",
  (select avg((reopened > 0)::int) from conversations c where solved_at is not null or reopened > 0) as "desk.opened-again",
  (select avg((csat >= 4)::int) from conversations) as "desk.csat",
  (select avg((state = 'kept')::int) from promises where state <> 'open') as "desk.promises-kept"
from helped h join service_times t on t.conversation_id = h.conversation::uuid and t.metric = 'first-response'`;

const QUESTIONS = [
  SIZE,
  NORTH,
  LATE_RATING,
  LATE_REPURCHASE,
  FIRST_ANSWER,
  RETURNS,
  CAMPAIGN,
  STORES,
  RENEWALS,
  CHECKOUT,
  DESK,
];
