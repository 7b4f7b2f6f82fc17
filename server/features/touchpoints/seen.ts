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

/** Widens the customers' own span, and what is shown of the person they belong to. */
export async function widenSeen(sql: Sql, seen: Map<string, Seen>): Promise<void> {
  const { rows } = await sql.query<{ id: string; root_id: string }>(OWN, columns(seen));
  const merged = rows.filter(({ id, root_id }) => id !== root_id);
  if (!merged.length) return;
  const ofRoots = new Map<string, Seen>();
  for (const { id, root_id } of merged) {
    const own = seen.get(id)!;
    const before = ofRoots.get(root_id);
    ofRoots.set(root_id, {
      first: before && before.first < own.first ? before.first : own.first,
      last: before && before.last > own.last ? before.last : own.last,
    });
  }
  await sql.query(SHOWN, columns(ofRoots));
}

function columns(seen: Map<string, Seen>): Buffer[] {
  const spans = [...seen.values()];
  return [
    uuids([...seen.keys()]),
    timestamps(spans.map(({ first }) => first)),
    timestamps(spans.map(({ last }) => last)),
  ];
}

const wider = (first: string, last: string) => `with wider as (
  select c.id, s.first, s.last
  from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) s (id, first, last)
  join customers c on c.id = s.id
  where c.${last} is null or c.${first} is null
    or s.last > c.${last} + interval '1 minute' or s.first < c.${first} - interval '1 minute'
  order by c.id for no key update of c)`;

const OWN = `${wider('own_first_seen_at', 'own_last_seen_at')}
update customers c set
  own_first_seen_at = least(c.own_first_seen_at, w.first), own_last_seen_at = greatest(c.own_last_seen_at, w.last),
  first_seen_at = least(c.first_seen_at, w.first), last_seen_at = greatest(c.last_seen_at, w.last)
from wider w where c.id = w.id
returning c.id, c.root_id`;

const SHOWN = `${wider('first_seen_at', 'last_seen_at')}
update customers c set
  first_seen_at = least(c.first_seen_at, w.first), last_seen_at = greatest(c.last_seen_at, w.last)
from wider w where c.id = w.id`;
