/** Segments as the record keeps them. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, invalid, notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import type { Segment as SegmentShape, segmentsApi } from './contract.ts';
import { holdSegment, noteChange, type SegmentRow } from './hold.ts';
import { mustKnow } from './known.ts';
import { addFound, addMembers } from './members.ts';
import { Rule } from './rule.ts';

type Segment = z.input<typeof SegmentShape>;
type New = z.output<typeof segmentsApi.make.body & object>;
type Change = z.output<typeof segmentsApi.change.body & object>;

export async function listSegments(tx: Tx): Promise<Segment[]> {
  const rows = await tx.selectFrom('segments').selectAll().orderBy(sql`lower(name)`).execute();
  return rows.map(toSegment);
}

/** Of these ids, those that a segment has. */
export async function segmentIdsHere(tx: Tx, ids: string[]): Promise<string[]> {
  const rows = await tx.selectFrom('segments').select('id').where('id', 'in', ids).execute();
  return rows.map(({ id }) => id);
}

/** @throws 404 */
export async function readSegment(tx: Tx, id: string): Promise<Segment> {
  const row = await tx.selectFrom('segments').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('There is no such segment.');
  return toSegment(row);
}

/** @throws 409 when the name is taken, 400 for a rule about a type or account, or a customer, that is not here */
export async function makeSegment(tx: Tx, scope: Scope, segment: New): Promise<Segment> {
  if (segment.kind === 'rule') await mustKnow(tx, segment.rule);
  await nameMustBeFree(tx, segment.name);
  const { actor, workspaceId } = scope;
  const row = await tx
    .insertInto('segments')
    .values({
      id: newId(),
      workspace_id: workspaceId,
      name: segment.name,
      description: segment.description,
      kind: segment.kind,
      rule: segment.kind === 'rule' ? JSON.stringify(segment.rule) : null,
      created_by: actor.kind === 'member' ? actor.id : null,
      created_by_name: actor.name,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(orNameTaken(segment.name));
  const after =
    segment.kind === 'rule'
      ? { rule: segment.rule }
      : { customers: await fillList(tx, workspaceId, row.id, segment) };
  await noteChange(tx, scope, row, { action: 'segment.made', after });
  return toSegment(row);
}

/** Answers how many customers are on it. */
async function fillList(
  tx: Tx,
  workspaceId: string,
  listId: string,
  { customerIds, found }: Extract<New, { kind: 'list' }>,
): Promise<number> {
  const named = customerIds.length ? await addMembers(tx, workspaceId, listId, customerIds) : 0;
  return named + (found ? await addFound(tx, workspaceId, listId, found) : 0);
}

/** @throws 404; 409 when the name is taken; 400 for a list's rule, or one about what is not here */
export async function changeSegment(tx: Tx, scope: Scope, id: string, change: Change): Promise<Segment> {
  const before = await holdSegment(tx, id);
  if (change.rule) {
    if (before.kind === 'list')
      throw invalid('rule: this segment is a list; it holds whoever is put on it', [
        { at: 'rule', message: 'must be left out for a list' },
      ]);
    await mustKnow(tx, change.rule);
  }
  if (change.name) await nameMustBeFree(tx, change.name, id);
  const after = await tx
    .updateTable('segments')
    .set({
      updated_at: new Date(),
      ...(change.name ? { name: change.name } : {}),
      ...(change.description === undefined ? {} : { description: change.description }),
      ...(change.rule ? { rule: JSON.stringify(change.rule) } : {}),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(orNameTaken(change.name ?? before.name));
  const told = ({ name, description, rule }: SegmentRow) => ({
    name,
    ...(change.description === undefined ? {} : { description }),
    ...(change.rule ? { rule } : {}),
  });
  await noteChange(tx, scope, after, {
    action: 'segment.changed',
    before: told(before),
    after: told(after),
  });
  return toSegment(after);
}

/** @throws 404 */
export async function removeSegment(tx: Tx, scope: Scope, id: string): Promise<void> {
  const before = await holdSegment(tx, id);
  await tx.deleteFrom('segments').where('id', '=', id).execute();
  await noteChange(tx, scope, before, {
    action: 'segment.removed',
    before: { kind: before.kind, rule: before.rule },
  });
}

const toSegment = (row: SegmentRow): Segment => ({
  id: row.id,
  name: row.name,
  description: row.description,
  kind: row.kind as Segment['kind'],
  rule: row.kind === 'rule' ? Rule.parse(row.rule) : null,
  createdAt: row.created_at.toISOString(),
  createdBy: { id: row.created_by, name: row.created_by_name },
  updatedAt: row.updated_at.toISOString(),
});

/** @throws 409 */
async function nameMustBeFree(tx: Tx, name: string, exceptId?: string) {
  const taken = await tx
    .selectFrom('segments')
    .select('id')
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .$if(exceptId !== undefined, (query) => query.where('id', '<>', exceptId!))
    .executeTakeFirst();
  if (taken) throw nameTaken(name);
}

/** Two may choose one name at the same moment: the index lets one of them. */
function orNameTaken(name: string) {
  return (error: { code?: string }) => {
    throw error.code === UNIQUE_VIOLATION ? nameTaken(name) : error;
  };
}

const UNIQUE_VIOLATION = '23505';
const nameTaken = (name: string) => conflict(`There is a segment "${name}" already. Choose another name.`);
