/** Who has what in hand, and who did what. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { ANSWERED, ratedIn, solvedIn, writtenIn } from '../happened.ts';
import { ACTIVE } from '../list.ts';
import type { reportApi } from './contract.ts';
import { csatOf, SATISFIED } from './csat.ts';
import { type Asked, frameOf } from './frame.ts';

type Answer = z.input<typeof reportApi.people.answer & object>;
type Item = Answer['items'][number];

interface Row extends Omit<Item, 'member' | 'csat'> {
  id: string | null;
  name: string | null;
  rated: number;
  satisfied: number;
}

/**
 * Everybody who is here, and who has or did something and is not here any more; what nobody has comes first, then who
 * has most.
 * @throws 400 for a time that ends before it begins
 */
export async function readPeople(tx: Tx, scope: Scope, asked: Asked): Promise<Answer> {
  const { period, conditions, ofChannel, spoken } = await frameOf(tx, scope, asked);
  const { rows } = await sql<Row>`
    with held as (
      select c.assignee_id as id, count(*) filter (where ${ACTIVE})::int as open,
        count(*) filter (where ${ACTIVE} and c.waiting_since is not null)::int as waiting,
        count(*) filter (where ${solvedIn(period)})::int as solved
      from conversations c where (${ACTIVE} or c.solved_at is not null) and ${conditions} and ${ofChannel} group by 1),
    wrote as (
      select m.author_id as id, count(*)::int as answers, count(distinct c.id)::int as answered
      from messages m join conversations w on w.id = m.conversation_id join conversations c on c.id = w.root_id
      where ${ANSWERED} and ${writtenIn(period)} and ${conditions} and ${spoken} group by 1),
    rated as (
      select c.csat_by as id, count(*)::int as rated, count(*) filter (where c.csat >= ${SATISFIED})::int as satisfied
      from conversations c where ${ratedIn(period)} and ${conditions} and ${ofChannel} group by 1),
    everybody as (select id from held union select id from wrote union select id from rated
      union select id from members where removed_at is null union select null::uuid)
    select e.id, n.name, coalesce(h.open, 0) as open, coalesce(h.waiting, 0) as waiting,
      coalesce(w.answered, 0) as answered, coalesce(w.answers, 0) as answers, coalesce(h.solved, 0) as solved,
      coalesce(r.rated, 0) as rated, coalesce(r.satisfied, 0) as satisfied
    from everybody e left join held h on h.id is not distinct from e.id left join wrote w on w.id = e.id
    left join rated r on r.id is not distinct from e.id
    left join members n on n.id = e.id
    where n.removed_at is null or coalesce(nullif(h.open, 0), nullif(h.solved, 0), w.answers, r.rated, 0) > 0
    order by e.id is not null, open desc, waiting desc, answers desc, n.name, e.id`.execute(tx);
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    items: rows.map(({ id, name, rated, satisfied, ...numbers }) => ({
      member: id === null ? null : { id, name: name ?? '' },
      ...numbers,
      csat: csatOf(rated, satisfied),
    })),
  };
}
