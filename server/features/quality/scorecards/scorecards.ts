/** Scorecards: made, changed into another version, archived. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../core/database/workspace.ts';
import { conflict, invalid, notFound } from '../../../core/http/problems.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { newId } from '../../../core/ids.ts';
import { languageFor } from '../../workspaces/spoken.ts';
import { tell } from '../tell.ts';
import type { Criterion, CriterionKept, Scorecard, scorecardsApi } from './contract.ts';
import { criteriaIn, saysTheSame, scorecardNameIn } from './usual.ts';

type Told = z.input<typeof Scorecard>;
type New = z.output<typeof scorecardsApi.create.body & object>;
type Change = z.output<typeof scorecardsApi.change.body & object>;

const MOST = 100;

interface Row extends Omit<Told, 'madeAt' | 'criteria'> {
  criteria: CriterionKept[];
  version_id: string;
  made_at: Date;
}

async function rowsOf(tx: Tx, id?: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select s.id, s.name, s.archived_at is not null as archived, v.id as version_id, v.version, v.criteria,
      v.made_at, v.made_by as "madeBy",
      (select count(*)::int from quality_reviews r join scorecard_versions w on w.id = r.version_id
        where w.scorecard_id = s.id and r.state <> 'draft') as reviews
    from scorecards s
    join lateral (select * from scorecard_versions v where v.scorecard_id = s.id order by v.version desc limit 1) v on true
    where ${id === undefined ? sql`true` : sql`s.id = ${id}`}
    order by s.archived_at is not null, s.created_at, s.id`.execute(tx);
  return rows;
}

function toldTo(caller: Caller, row: Row): Told {
  const { id, archived, version, made_at, madeBy, reviews } = row;
  const language = languageFor(caller);
  return {
    ...{ id, archived, version, madeAt: made_at.toISOString(), madeBy, reviews },
    name: scorecardNameIn(language, row.name),
    criteria: criteriaIn(language, row.criteria),
  };
}

export async function listScorecards(tx: Tx, caller: Caller): Promise<Told[]> {
  return (await rowsOf(tx)).map((row) => toldTo(caller, row));
}

/** @throws 409 for a name that is taken, and for more than there is room for */
export async function addScorecard(tx: Tx, caller: Caller, { name, criteria }: New): Promise<Told> {
  const { length } = await refuseTwin(tx, name);
  if (length >= MOST) throw conflict(`There are ${MOST} scorecards already. Change one of them instead.`);
  const id = newId();
  await tx.insertInto('scorecards').values({ id, workspace_id: caller.workspaceId, name }).execute();
  await addVersion(tx, caller, id, 1, withIds(criteria, []));
  const made = await scorecard(tx, id);
  await tell(tx, caller, {
    action: 'scorecard.created',
    subject: { kind: 'scorecard', id, name },
    after: wordsOf(made),
  });
  return toldTo(caller, made);
}

/** @throws 400, 404, 409 */
export async function changeScorecard(tx: Tx, caller: Caller, id: string, change: Change): Promise<Told> {
  await holdScorecard(tx, id);
  const before = await scorecard(tx, id);
  const name = nameAfter(before, change);
  if (change.name !== undefined) await refuseTwin(tx, name, id);
  await tx
    .updateTable('scorecards')
    .set({
      name,
      ...(change.archived !== undefined &&
        change.archived !== before.archived && { archived_at: change.archived ? new Date() : null }),
    })
    .where('id', '=', id)
    .execute();
  if (change.criteria) {
    const criteria = withIds(change.criteria, before.criteria);
    if (!isSame(criteria, before.criteria)) await addVersion(tx, caller, id, before.version + 1, criteria);
  }
  const after = await scorecard(tx, id);
  await noteChange(tx, caller, before, after);
  return toldTo(caller, after);
}

/** Who reads the usual name in another language sends it back in that one, and has renamed nothing. */
function nameAfter({ name }: Row, { name: told = name }: Change): string {
  return scorecardNameIn('en', told) === scorecardNameIn('en', name) ? name : told;
}

async function noteChange(tx: Tx, caller: Caller, before: Row, after: Row): Promise<void> {
  const subject = { kind: 'scorecard', id: after.id, name: after.name };
  if (before.archived !== after.archived)
    await tell(
      tx,
      caller,
      after.archived ? { action: 'scorecard.archived', subject } : { action: 'scorecard.restored', subject },
    );
  const words = { before: wordsOf(before), after: wordsOf(after) };
  if (!isSame(words.before, words.after))
    await tell(tx, caller, { action: 'scorecard.changed', subject, ...words });
}

const wordsOf = ({ name, version, criteria }: Row) => ({ name, version, criteria });
/** PostgreSQL hands the keys of JSON back in an order of its own. */
const isSame = (one: unknown, other: unknown) =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

/**
 * A criterion that there was keeps its id, so that reports follow it, and its words where it comes back with the same in
 * another language; every other one gets an id of its own.
 */
function withIds(criteria: New['criteria'], before: readonly CriterionKept[]): CriterionKept[] {
  const known = new Map(before.map((one) => [one.id, one]));
  return criteria.map(({ usual: _, id = newId(), ...rest }) => {
    const was = known.get(id);
    known.delete(id);
    const one = { ...rest, id: was ? id : newId() };
    return was && saysTheSame(was, one) ? { ...one, name: was.name, good: was.good } : one;
  });
}

async function addVersion(tx: Tx, caller: Caller, id: string, version: number, criteria: CriterionKept[]) {
  await tx
    .insertInto('scorecard_versions')
    .values({
      ...{ id: newId(), workspace_id: caller.workspaceId, scorecard_id: id, version },
      ...{ criteria: JSON.stringify(criteria), made_by: caller.actor.name },
    })
    .execute();
}

async function holdScorecard(tx: Tx, id: string): Promise<void> {
  const held = await tx
    .selectFrom('scorecards')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw noSuch(id);
}

async function scorecard(tx: Tx, id: string): Promise<Row> {
  const [row] = await rowsOf(tx, id);
  if (!row) throw noSuch(id);
  return row;
}

const noSuch = (id: string) => notFound(`There is no scorecard ${id} here.`);

async function refuseTwin(tx: Tx, name: string, except?: string): Promise<Row[]> {
  const all = await rowsOf(tx);
  const inEnglish = (one: string) => scorecardNameIn('en', one).toLowerCase();
  const twin = all.find((one) => one.id !== except && inEnglish(one.name) === inEnglish(name));
  if (twin)
    throw conflict(`There is a scorecard "${twin.name}" already.`, [{ at: 'name', message: 'is taken' }]);
  return all;
}

export interface Version {
  id: string;
  scorecardId: string;
  criteria: CriterionKept[];
}

/**
 * The version that a review begun now is written by.
 * @param asked id of a scorecard; the first that is not archived when left out
 * @throws 400 for one that is not here, or archived; 409 when none is left
 */
export async function versionNow(tx: Tx, asked: string | undefined): Promise<Version> {
  const found = await versionInUse(tx, asked);
  if (found) return found;
  if (asked === undefined)
    throw conflict('Every scorecard is archived. Make one, or take one back, to review by it.');
  throw invalid(`scorecard: there is none with the id ${asked} here, or it is archived.`, [
    { at: 'scorecard', message: 'must be the id of a scorecard that is not archived' },
  ]);
}

/** The same; undefined where there is none to review by. */
export async function versionInUse(tx: Tx, asked?: string): Promise<Version | undefined> {
  const row = (await rowsOf(tx, asked)).find(({ archived }) => !archived);
  return row && { id: row.version_id, scorecardId: row.id, criteria: row.criteria };
}

/** By which criteria each of these reviews was written. */
export async function criteriaOf(
  tx: Tx,
  caller: Caller,
  reviews: string[],
): Promise<Map<string, Criterion[]>> {
  const { rows } = await sql<{ id: string; criteria: CriterionKept[] }>`
    select r.id, v.criteria from quality_reviews r join scorecard_versions v on v.id = r.version_id
    where r.id = any(${reviews}::uuid[])`.execute(tx);
  const language = languageFor(caller);
  return new Map(rows.map(({ id, criteria }) => [id, criteriaIn(language, criteria)]));
}
