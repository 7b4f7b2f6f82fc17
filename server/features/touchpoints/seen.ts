/**
 * First and last seen, kept on the customer for lists to sort by. To the minute: a visitor who clicks ten times in a
 * minute is written once. Rows are locked in one order, so that two doors never wait for each other in a circle.
 */
import { timestamps, uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';

export interface Seen {
  first: Date;
  last: Date;
}

/**
 * Widens the customers' own span, and what is shown of the person they belong to. Answers the spans as they are now
 * written; what lies within a minute of them needs no writing.
 */
export async function widenSeen(sql: Sql, seen: Map<string, Seen>): Promise<Map<string, Seen>> {
  const { rows } = await sql.query<Span>(OWN, columns(seen));
  const merged = rows.filter(({ id, root_id, widened }) => widened && id !== root_id);
  if (merged.length) await sql.query(SHOWN, columns(ofRoots(merged, seen)));
  return new Map(rows.map(({ id, first, last }) => [id, { first: new Date(first), last: new Date(last) }]));
}

/**
 * What was seen of some was seen of others. Whoever was first or last seen by what went is seen when what they have left
 * says, and since they are known at the latest.
 * @param gone of whom it went; it is no longer in the record
 */
export async function giveSeen(sql: Sql, gone: Map<string, Seen>, given: Map<string, Seen>): Promise<void> {
  await sql.query(HOLD, [uuids([...gone.keys(), ...given.keys()])]);
  await widenSeen(sql, given);
  const { rows } = await sql.query<{ root_id: string }>(NARROW, columns(gone));
  if (rows.length) await sql.query(SHOW, [uuids(rows.map(({ root_id }) => root_id))]);
}

/** Whether a span that is written says all that this one would. */
export function covers(written: Seen, { first, last }: Seen): boolean {
  return (
    last.getTime() <= written.last.getTime() + MINUTE_MS &&
    first.getTime() >= written.first.getTime() - MINUTE_MS
  );
}

const MINUTE_MS = 60_000;

interface Span {
  id: string;
  root_id: string;
  /** Milliseconds since 1970. */
  first: number;
  last: number;
  widened: boolean;
}

function ofRoots(widened: Span[], seen: Map<string, Seen>): Map<string, Seen> {
  const roots = new Map<string, Seen>();
  for (const { id, root_id } of widened) {
    const own = seen.get(id)!;
    const before = roots.get(root_id);
    roots.set(root_id, {
      first: before && before.first < own.first ? before.first : own.first,
      last: before && before.last > own.last ? before.last : own.last,
    });
  }
  return roots;
}

function columns(seen: Map<string, Seen>): Buffer[] {
  const spans = [...seen.values()];
  return [
    uuids([...seen.keys()]),
    timestamps(spans.map(({ first }) => first)),
    timestamps(spans.map(({ last }) => last)),
  ];
}

const wider = (first: string, last: string) => `
  select c.id, s.first, s.last
  from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) s (id, first, last)
  join customers c on c.id = s.id
  where c.${last} is null or c.${first} is null
    or s.last > c.${last} + interval '1 minute' or s.first < c.${first} - interval '1 minute'
  order by c.id for no key update of c`;

const OWN = `with wider as (${wider('own_first_seen_at', 'own_last_seen_at')}),
widened as (
  update customers c set
    own_first_seen_at = least(c.own_first_seen_at, w.first), own_last_seen_at = greatest(c.own_last_seen_at, w.last),
    first_seen_at = least(c.first_seen_at, w.first), last_seen_at = greatest(c.last_seen_at, w.last)
  from wider w where c.id = w.id
  returning c.id, c.own_first_seen_at, c.own_last_seen_at)
select c.id, c.root_id, w.id is not null as widened,
  extract(epoch from coalesce(w.own_first_seen_at, c.own_first_seen_at))::float8 * 1000 as first,
  extract(epoch from coalesce(w.own_last_seen_at, c.own_last_seen_at))::float8 * 1000 as last
from customers c left join widened w on w.id = c.id where c.id = any($1::uuid[])`;

const SHOWN = `with wider as (${wider('first_seen_at', 'last_seen_at')})
update customers c set
  first_seen_at = least(c.first_seen_at, w.first), last_seen_at = greatest(c.last_seen_at, w.last)
from wider w where c.id = w.id`;

const HOLD = `
select from customers
where id = any($1::uuid[]) or id in (select root_id from customers where id = any($1::uuid[]))
order by id for no key update`;

/** Spans are in milliseconds. */
const isSame = (written: string, went: string) => `date_trunc('milliseconds', ${written}) = ${went}`;

const NARROW = `
update customers c set
  own_first_seen_at = case when ${isSame('c.own_first_seen_at', 's.first')}
    then least(t.first, c.created_at) else c.own_first_seen_at end,
  own_last_seen_at = case when ${isSame('c.own_last_seen_at', 's.last')}
    then coalesce(t.last, c.created_at) else c.own_last_seen_at end
from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) s (id, first, last)
cross join lateral (
  select min(at) as first, max(at) as last from touchpoints where customer_id = s.id) t
where c.id = s.id and (${isSame('c.own_first_seen_at', 's.first')} or ${isSame('c.own_last_seen_at', 's.last')})
returning c.root_id`;

const SHOW = `
update customers c set first_seen_at = m.first, last_seen_at = m.last
from (select root_id, min(own_first_seen_at) as first, max(own_last_seen_at) as last
  from customers where root_id = any($1::uuid[]) group by root_id) m
where c.id = m.root_id`;
