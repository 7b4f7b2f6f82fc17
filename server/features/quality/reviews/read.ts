/** One review, whole. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { notFound } from '../../../core/http/problems.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { languageFor } from '../../workspaces/spoken.ts';
import type { CriterionKept } from '../scorecards/contract.ts';
import { criteriaIn } from '../scorecards/usual.ts';
import { rowsOf, visibleTo } from './rows.ts';
import type { Answer, Review } from './shapes-contract.ts';

export type ReviewTold = z.input<typeof Review>;

interface Own {
  criteria: CriterionKept[];
  comment: string;
  calibration_id: string | null;
  acknowledged_at: Date | null;
  dispute: string | null;
  disputed_at: Date | null;
  resolution: string | null;
  resolved_at: Date | null;
  resolved_by: { id: string; name: string } | null;
}

/** @throws 404, also for one that the caller may not see */
export async function readReview(tx: Tx, caller: Caller, id: string): Promise<ReviewTold> {
  const { rows } = await sql<Own>`
    select v.criteria, r.comment, r.calibration_id, r.acknowledged_at, r.dispute, r.disputed_at, r.resolution, r.resolved_at,
      (select jsonb_build_object('id', m.id, 'name', m.name) from members m where m.id = r.resolved_by) as resolved_by
    from quality_reviews r join scorecard_versions v on v.id = r.version_id
    where r.id = ${id} and ${visibleTo(caller)}`.execute(tx);
  const [own] = rows;
  const [row] = own ? await rowsOf(tx, caller, [id]) : [];
  if (!own || !row) throw noSuchReview(id);
  const answers = await answersOf(tx, [id]);
  return {
    ...row,
    criteria: criteriaIn(languageFor(caller), own.criteria),
    answers: answers.get(id) ?? [],
    comment: own.comment,
    calibration: own.calibration_id,
    acknowledgedAt: own.acknowledged_at?.toISOString() ?? null,
    dispute:
      own.dispute !== null && own.disputed_at
        ? { text: own.dispute, by: row.member, at: own.disputed_at.toISOString() }
        : null,
    resolution:
      own.resolution !== null && own.resolved_at
        ? { text: own.resolution, by: own.resolved_by, at: own.resolved_at.toISOString() }
        : null,
    changes: await changesOf(tx, id),
  };
}

export const noSuchReview = (id: string) => notFound(`There is no review ${id} here that you may see.`);

/** Of each review, what was said of its criteria. */
export async function answersOf(tx: Tx, ids: string[]): Promise<Map<string, Answer[]>> {
  const { rows } = await sql<Answer & { review: string }>`
    select review_id as review, criterion_id as criterion, value, applies, comment, message_id as message
    from quality_answers where review_id = any(${ids}::uuid[]) order by criterion_id`.execute(tx);
  const of = Map.groupBy(rows, ({ review }) => review);
  return new Map([...of].map(([id, answers]) => [id, answers.map(({ review: _, ...answer }) => answer)]));
}

async function changesOf(tx: Tx, id: string): Promise<ReviewTold['changes']> {
  const rows = await tx
    .selectFrom('quality_review_changes')
    .selectAll()
    .where('review_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ id: change, at, actor_name, what, before, after }) => ({
    ...{ id: change, at: at.toISOString(), by: actor_name, before, after },
    what: what as ReviewTold['changes'][number]['what'],
  }));
}
