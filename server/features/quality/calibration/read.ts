/** Calibrations as they are shown: blind until they are compared. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { notFound } from '../../../core/http/problems.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { languageFor } from '../../workspaces/spoken.ts';
import { answersOf } from '../reviews/read.ts';
import { CONVERSATION } from '../reviews/rows.ts';
import { scoreOf, shareOf } from '../score.ts';
import type { CriterionKept } from '../scorecards/contract.ts';
import { criteriaIn, scorecardNameIn } from '../scorecards/usual.ts';
import { krippendorffAlpha, LEAST_UNITS, meanDifference, type Unit } from './agreement.ts';
import type { Calibration, CalibrationRow } from './contract.ts';

type RowTold = z.input<typeof CalibrationRow>;
type Told = z.input<typeof Calibration>;
type Review = Told['reviews'][number];
type Agreed = NonNullable<Told['agreed']>;

export interface Own {
  id: string;
  conversation: Told['conversation'];
  member: Told['member'];
  scorecard: Told['scorecard'];
  reviewers: Told['reviewers'];
  opened_by: Told['openedBy'];
  opened_at: Date;
  compared_at: Date | null;
  criteria: CriterionKept[];
  agreed: Agreed['answers'] | null;
  agreed_note: string;
  agreed_by: Agreed['by'];
  agreed_at: Date | null;
}

/** With what its conversation and people are called, joined: all of them are listed at once. */
async function calibrationsWhere(tx: Tx, condition: ReturnType<typeof sql>): Promise<Own[]> {
  const { rows } = await sql<Own>`
    select k.id, ${CONVERSATION} as conversation, jsonb_build_object('id', m.id, 'name', m.name) as member,
      jsonb_build_object('id', s.id, 'name', s.name, 'version', v.version) as scorecard, v.criteria,
      (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'given', exists (
          select from quality_reviews r where r.calibration_id = k.id and r.reviewer_id = w.id and r.state <> 'draft'))
          order by w.name, w.id), '[]')
        from members w where w.id = any(k.reviewers)) as reviewers,
      (select jsonb_build_object('id', w.id, 'name', w.name) from members w where w.id = k.opened_by) as opened_by,
      k.opened_at, k.compared_at, k.agreed, k.agreed_note, k.agreed_at,
      (select jsonb_build_object('id', w.id, 'name', w.name) from members w where w.id = k.agreed_by) as agreed_by
    from calibrations k
    join conversations o on o.id = k.conversation_id join conversations c on c.id = o.root_id
    join scorecard_versions v on v.id = k.version_id join scorecards s on s.id = v.scorecard_id
    join members m on m.id = k.member_id
    where ${condition} order by k.opened_at desc, k.id desc`.execute(tx);
  return rows;
}

/** Not those about one's own answers. */
export async function listCalibrations(tx: Tx, caller: Caller) {
  const self = caller.actor.kind === 'member' ? caller.actor.id : null;
  const all = await calibrationsWhere(tx, sql`k.member_id is distinct from ${self}`);
  const reviews = await reviewsOf(tx, all.filter(isCompared));
  const units = all.flatMap((one) =>
    unitsOf(one.criteria, reviews.get(one.id) ?? []).map(({ unit }) => unit),
  );
  return {
    items: all.map((one) => rowOf(caller, one, reviews.get(one.id) ?? [])),
    agreement: alphaOf(units),
  };
}

/** @throws 404, also for one about one's own answers */
export async function readCalibration(tx: Tx, caller: Caller, id: string): Promise<Told> {
  const self = caller.actor.kind === 'member' ? caller.actor.id : null;
  const own = await ownOf(tx, id, self);
  const reviews = (await reviewsOf(tx, [own].filter(isCompared))).get(id) ?? [];
  const units = unitsOf(own.criteria, reviews);
  return {
    ...rowOf(caller, own, reviews),
    criteria: criteriaIn(languageFor(caller), own.criteria),
    mine: await mineOf(tx, id, self),
    reviews,
    differences: units.map(({ criterion, unit }) => ({
      ...{ criterion, difference: meanDifference(unit), answers: unit.length },
    })),
    agreement: alphaOf(units.map(({ unit }) => unit)),
    agreed: own.agreed &&
      own.agreed_at && {
        ...{ answers: own.agreed, note: own.agreed_note, by: own.agreed_by, at: own.agreed_at.toISOString() },
        score: scoreOf(own.criteria, own.agreed).score,
      },
  };
}

/** @throws 404 */
export async function ownOf(tx: Tx, id: string, self: string | null): Promise<Own> {
  const [own] = await calibrationsWhere(tx, sql`k.id = ${id} and k.member_id is distinct from ${self}`);
  if (!own) throw notFound(`There is no calibration ${id} here that you may see.`);
  return own;
}

const isCompared = ({ compared_at }: Own) => compared_at !== null;

async function reviewsOf(tx: Tx, calibrations: Own[]): Promise<Map<string, Review[]>> {
  const { rows } = await sql<Omit<Review, 'answers'> & { of: string }>`
    select r.calibration_id as of, r.id, jsonb_build_object('id', w.id, 'name', w.name) as reviewer, r.score, r.failed, r.comment
    from quality_reviews r join members w on w.id = r.reviewer_id
    where r.calibration_id = any(${calibrations.map(({ id }) => id)}::uuid[]) and r.state <> 'draft'
    order by w.name, w.id`.execute(tx);
  const answers = await answersOf(
    tx,
    rows.map(({ id }) => id),
  );
  const of = Map.groupBy(rows, (row) => row.of);
  return new Map(
    [...of].map(([id, reviews]) => [
      id,
      reviews.map(({ of: _, ...review }) => ({ ...review, answers: answers.get(review.id) ?? [] })),
    ]),
  );
}

/** Of each criterion, what those said for whom it applies, 0 to 100. */
function unitsOf(
  criteria: readonly CriterionKept[],
  reviews: readonly Review[],
): { criterion: string; unit: Unit }[] {
  return criteria.map(({ id, scale }) => ({
    criterion: id,
    unit: reviews.flatMap(({ answers }) => {
      const value = answers.find(({ criterion }) => criterion === id)?.value ?? null;
      return value === null ? [] : [100 * shareOf(scale, value)];
    }),
  }));
}

function alphaOf(units: readonly Unit[]): Told['agreement'] {
  const paired = units.filter((unit) => unit.length > 1);
  const few = paired.length < LEAST_UNITS;
  return { alpha: few ? null : krippendorffAlpha(paired), units: paired.length, few };
}

function rowOf(caller: Caller, own: Own, reviews: readonly Review[]): RowTold {
  const { id, conversation, member, scorecard, reviewers } = own;
  return {
    ...{ id, conversation, member, reviewers, openedBy: own.opened_by },
    scorecard: { ...scorecard, name: scorecardNameIn(languageFor(caller), scorecard.name) },
    openedAt: own.opened_at.toISOString(),
    comparedAt: own.compared_at?.toISOString() ?? null,
    agreedAt: own.agreed_at?.toISOString() ?? null,
    difference: meanDifference(reviews.flatMap(({ score }) => score ?? [])),
  };
}

async function mineOf(tx: Tx, id: string, self: string | null): Promise<string | null> {
  const found = await tx
    .selectFrom('quality_reviews')
    .select('id')
    .where('calibration_id', '=', id)
    .where('reviewer_id', '=', self)
    .executeTakeFirst();
  return found?.id ?? null;
}
