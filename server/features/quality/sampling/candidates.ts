/** What a rule draws from. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { isOurs } from '../../conversations/said.ts';
import type { Sample } from './contract.ts';
import type { Candidate } from './draw.ts';

export type Reason = z.output<typeof Sample>['reason'];

export interface Drawing {
  id: string;
  how: 'random' | 'targeted';
  channels: string[];
  departments: string[];
  reasons: string[];
  longer_than: number | null;
}

export interface Found extends Candidate {
  reason: Reason;
}

interface Row extends Candidate {
  low: boolean;
  reopened: boolean;
  missed: boolean;
  long: boolean;
}

/** At most this, of five, is a low rating. */
const LOW_CSAT = 2;

interface Of {
  /** The first day of the week, and its time. */
  first: string;
  from: Date;
  to: Date;
  /** Ids of rules that draw after this one: what of the week waits for them is still to be had. */
  later: string[];
}

/**
 * Conversations that were solved within the time and still are, once for each member who works here and answered in
 * them; not those of their answers that are reviewed already, or drawn. What the rule itself drew of the week before is
 * among them, whatever became of it: it has its place in the draw. One question over conversations, messages and service
 * times: a week of all of them is sifted where it lies.
 */
export async function candidatesOf(tx: Tx, rule: Drawing, { first, from, to, later }: Of): Promise<Found[]> {
  const own = sql`(s.rule_id is not distinct from ${rule.id}::uuid and s.week = ${first}::date)`;
  const { rows } = await sql<Row>`
    select c.id as conversation, w.id as member, coalesce(c.csat <= ${LOW_CSAT}, false) as low, c.reopened > 0 as reopened,
      exists (select from service_times t where t.conversation_id = c.id and t.state = 'missed' and not t.aside) as missed,
      coalesce(c.messages > ${rule.longer_than}::int, false) as long
    from conversations c left join departments d on d.id = c.department_id
    join lateral (
      select distinct a.id from conversations part join messages m on m.conversation_id = part.id
      join members a on a.id = m.author_id and a.removed_at is null
      where part.root_id = c.id and ${sql.raw(isOurs('m'))} and m.author_kind = 'member' and not m.automatic) w on true
    where c.merged_into is null and c.status in ('solved', 'closed') and c.solved_at >= ${from} and c.solved_at < ${to}
      and (${rule.channels}::text[] = '{}' or c.channel = any(${rule.channels}::text[]))
      and (${rule.departments}::text[] = '{}' or coalesce(d.key, 'none') = any(${rule.departments}::text[]))
      and not exists (select from quality_samples s where s.conversation_id = c.id and s.member_id = w.id and not ${own}
        and not (s.week = ${first}::date and s.state = 'waiting' and s.rule_id is not null and s.rule_id = any(${later}::uuid[])))
      and not exists (select from quality_reviews r
        where r.conversation_id = c.id and r.member_id = w.id and r.calibration_id is null
          and not exists (select from quality_samples s where s.review_id = r.id and ${own}))`.execute(tx);
  if (rule.how === 'random')
    return rows.map(({ conversation, member }) => ({ conversation, member, reason: 'random' }));
  return rows.flatMap((row) => {
    const reason = REASONS_OF.find(([name, holds]) => rule.reasons.includes(name) && holds(row))?.[0];
    return reason ? [{ conversation: row.conversation, member: row.member, reason }] : [];
  });
}

/** The first that holds is told. */
const REASONS_OF: [Reason, (row: Row) => boolean][] = [
  ['low-csat', ({ low }) => low],
  ['missed', ({ missed }) => missed],
  ['reopened', ({ reopened }) => reopened],
  ['long', ({ long }) => long],
];
