/** What the desk is asked, by channel, department or topic: how much, how much of it is left, and how it went. */
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { ANSWERED, ASKED, CHANNEL, ratedIn, solvedIn, writtenIn } from '../happened.ts';
import { ACTIVE } from '../list.ts';
import type { reportApi } from './contract.ts';
import { csatOf, SATISFIED } from './csat.ts';
import { frameOf } from './frame.ts';

type Asked = z.output<typeof reportApi.groups.query & object>;
type Answer = z.input<typeof reportApi.groups.answer & object>;
type Item = Answer['items'][number];

interface Row extends Omit<Item, 'csat'> {
  rated: number;
  satisfied: number;
}

/** It was asked, and answered, in any way. */
const WHOLE = sql`cardinality(c.asked_by) > 0 as asked, cardinality(c.answered_by) > 0 as answered, true as own`;

/**
 * Groups of a conversation `c`, as a lateral `g (key, name, asked, answered, own)`: none, one or several. A call that
 * belongs to a conversation by mail was asked by telephone; whether it is open and solved is told of its own channel.
 */
const GROUPS: Record<Asked['by'], RawBuilder<unknown>> = {
  channel: sql`(select k.key, null::text as name, k.key = any(c.asked_by) as asked, k.key = any(c.answered_by) as answered,
      k.key = c.channel as own
    from (select unnest(c.asked_by || c.answered_by || c.channel) as key group by 1) k)`,
  department: sql`(select coalesce(d.key, 'none') as key, d.name, ${WHOLE} from (select 1) one
    left join departments d on d.id = c.department_id)`,
  topic: sql`(select tag as key, null::text as name, ${WHOLE} from unnest(c.tags) tag)`,
};

const MOST_GROUPS = 100;

/**
 * The most asked first, at most 100; of departments also what belongs to none. A conversation of several topics counts to
 * each of them.
 * @throws 400 for a time that ends before it begins
 */
export async function readGroups(tx: Tx, scope: Scope, asked: Asked): Promise<Answer> {
  const { period, conditions, ofChannel, spoken } = await frameOf(tx, scope, asked);
  const { rows } = await sql<Row>`
    with wrote as (
      select c.id, array_agg(distinct ${CHANNEL}) filter (where ${ASKED}) as asked_by,
        array_agg(distinct ${CHANNEL}) filter (where ${ANSWERED}) as answered_by
      from messages m join conversations w on w.id = m.conversation_id join conversations c on c.id = w.root_id
      where ${spoken} and ${writtenIn(period)} and ((${ASKED}) or (${ANSWERED})) group by 1),
    counted as (
      select c.*, coalesce(w.asked_by, '{}') as asked_by, coalesce(w.answered_by, '{}') as answered_by,
        ${ofChannel} and ${ACTIVE} as open, ${ofChannel} and coalesce(${solvedIn(period)}, false) as solved,
        ${ofChannel} and coalesce(${ratedIn(period)}, false) as rated
      from conversations c left join wrote w on w.id = c.id where ${conditions})
    select g.key, min(g.name) as name, count(*) filter (where g.asked)::int as asked,
      count(*) filter (where g.answered)::int as answered, count(*) filter (where g.own and c.solved)::int as solved,
      count(*) filter (where g.own and c.open)::int as open, count(*) filter (where g.own and c.rated)::int as rated,
      count(*) filter (where g.own and c.rated and c.csat >= ${SATISFIED})::int as satisfied
    from counted c cross join lateral ${GROUPS[asked.by]} g
    where g.asked or g.answered or (g.own and (c.solved or c.open or c.rated))
    group by g.key order by asked desc, open desc, g.key limit ${MOST_GROUPS}`.execute(tx);
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    items: rows.map(({ rated, satisfied, ...numbers }) => ({ ...numbers, csat: csatOf(rated, satisfied) })),
  };
}
