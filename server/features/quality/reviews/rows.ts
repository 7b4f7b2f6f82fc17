/** Reviews as they are shown. */
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { languageFor } from '../../workspaces/spoken.ts';
import { mayReview } from '../rights.ts';
import { scorecardNameIn } from '../scorecards/usual.ts';
import type { ReviewRow } from './shapes-contract.ts';

export type RowTold = z.input<typeof ReviewRow>;

interface Row extends Omit<RowTold, 'updatedAt' | 'givenAt'> {
  updated_at: Date;
  given_at: Date | null;
}

/** What a conversation is called by, over `conversations c`; a merged one is where it is read now. */
export const CONVERSATION = sql`jsonb_build_object('id', c.id, 'number', c.number, 'subject', c.subject,
  'preview', c.preview, 'channel', c.channel)`;

/**
 * Tables of a review, by which conditions name their columns. Joined to conversations and members: lists and reports
 * narrow, sort and count by what those say.
 */
export const REVIEWS = sql`quality_reviews r
  join conversations o on o.id = r.conversation_id join conversations c on c.id = o.root_id
  join scorecard_versions v on v.id = r.version_id join scorecards s on s.id = v.scorecard_id
  join members m on m.id = r.member_id join members w on w.id = r.reviewer_id`;

/** Joined to these, one row for each criterion that is answered: `x.name`, `x.critical`, and `x.share` of its scale, 0 to 1. */
export const ANSWERED_CRITERIA = sql`join quality_answers q on q.review_id = r.id and q.value is not null
  join lateral (
    select x->>'name' as name, (x->>'critical')::boolean as critical,
      case x->>'scale' when 'five' then (q.value - 1) / 4.0::float8 else q.value::float8 end as share
    from jsonb_array_elements(v.criteria) x where x->>'id' = q.criterion_id::text) x on true`;

/** In the order of the ids; those that are not here are left out. */
export async function rowsOf(tx: Tx, caller: Caller, ids: string[]): Promise<RowTold[]> {
  if (!ids.length) return [];
  const { rows } = await sql<Row>`
    select r.id, ${CONVERSATION} as conversation, jsonb_build_object('id', m.id, 'name', m.name) as member,
      jsonb_build_object('id', w.id, 'name', w.name) as reviewer,
      jsonb_build_object('id', s.id, 'name', s.name, 'version', v.version) as scorecard,
      r.state, r.chosen, r.score, r.failed, r.updated_at, r.given_at
    from unnest(${ids}::uuid[]) with ordinality asked (id, place)
    join ${REVIEWS} on r.id = asked.id order by asked.place`.execute(tx);
  const language = languageFor(caller);
  return rows.map(({ updated_at, given_at, scorecard, ...row }) => ({
    ...row,
    scorecard: { ...scorecard, name: scorecardNameIn(language, scorecard.name) },
    updatedAt: updated_at.toISOString(),
    givenAt: given_at?.toISOString() ?? null,
  }));
}

/**
 * Over `quality_reviews r`: which a caller may see. Drafts are their reviewer's alone; whoever may not review sees what
 * was given to them; what is written for a calibration is its reviewer's until it is compared.
 */
export function visibleTo(caller: Caller): RawBuilder<unknown> {
  const self = caller.actor.kind === 'member' ? caller.actor.id : null;
  const given = sql`r.state <> 'draft' and r.calibration_id is null`;
  if (!mayReview(caller)) return sql`(r.member_id = ${self} and ${given})`;
  return sql`(r.reviewer_id = ${self} or (${given}) or (r.member_id is distinct from ${self} and r.state <> 'draft'
    and exists (select from calibrations k where k.id = r.calibration_id and k.compared_at is not null)))`;
}
