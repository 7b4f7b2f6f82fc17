/** What decides who gets a conversation, as the record has it now. */
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';
import type { Person, Policy } from './decide.ts';

export interface PersonRow extends Person {
  chosen: boolean;
  departmentsNamed: boolean;
  awaySince: Date | null;
}

/** Everybody who works here and may answer, by name. Agents are given conversations unless somebody said otherwise. */
export async function readPeople(tx: Tx): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select m.id, m.name, coalesce(a.takes_part, r.key = 'agent') as "takesPart", a.takes_part is not null as chosen,
      a.capacity, coalesce(h.open, 0) as open, coalesce(a.languages, '{}') as languages,
      coalesce(a.departments, array_remove(array[d.key], null)) as departments,
      a.departments is not null as "departmentsNamed",
      a.away_since is not null as "isAway", a.away_since as "awaySince", a.seen_at as "seenAt", a.given_at as "givenAt"
    from members m
    join roles r on r.id = m.role_id and 'conversations.write' = any(r.permissions)
    left join departments d on d.id = m.department_id
    left join assignment_members a on a.member_id = m.id
    left join (
      select c.assignee_id, count(*)::int as open from conversations c
      where c.status in ('new', 'open') and c.merged_into is null and c.assignee_id is not null
      group by c.assignee_id) h on h.assignee_id = m.id
    where m.removed_at is null
    order by lower(m.name), m.id`.execute(tx);
  return rows;
}

export async function readPolicies(tx: Tx): Promise<Policy[]> {
  const { rows } = await sql<Policy>`
    select d.key as department, p.how, p.presence, p.here_minutes as "hereMinutes", p.by_language as "byLanguage",
      p.hands_over as "handsOver", o.key as overflow, p.overflow_minutes as "overflowMinutes"
    from assignment_policies p
    left join departments d on d.id = p.department_id
    left join departments o on o.id = p.overflow_id
    order by d.key nulls first`.execute(tx);
  return rows;
}
