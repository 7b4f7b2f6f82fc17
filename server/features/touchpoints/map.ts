/** Saying where a type of touchpoint belongs. History is read anew under the map as it then is. */
import { type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../core/database/tables.ts';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { readCursor, writeCursor } from '../../core/http/cursor.ts';
import { invalid, notFound } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import type { TouchpointType, touchpointTypesApi } from './contract.ts';
import { typeKey } from './type-key.ts';

type Type = z.output<typeof TouchpointType>;
type Change = z.output<NonNullable<typeof touchpointTypesApi.map.body>>;
type Question = z.output<NonNullable<typeof touchpointTypesApi.list.query>>;

/** Where a page ended. */
const Place = z.object({ mapped: z.boolean(), key: z.string() });
const placeAfter = ({ mapped, key }: Type) => writeCursor({ mapped, key });

/** One page of the catalogue, unmapped types first, then by name. */
export async function listTypes(tx: Tx, { search, mapped, cursor, limit }: Question) {
  let query = types(tx)
    .orderBy('t.mapped')
    .orderBy('t.key')
    .limit(limit + 1);
  if (search)
    query = query.where(
      sql<boolean>`(t.key like ${`%${typeKey(search)}%`} or t.name ilike ${`%${search}%`})`,
    );
  if (mapped) query = query.where('t.mapped', '=', mapped === 'true');
  const after = readCursor(Place, cursor);
  if (after) {
    query = query.where(sql<boolean>`(t.mapped, t.key) > (${after.mapped}, ${after.key})`);
  }
  const rows = await query.execute();
  const { unmapped } = await tx
    .selectFrom('touchpoint_types')
    .select((select) => select.fn.countAll<number>().as('unmapped'))
    .where('mapped', '=', false)
    .executeTakeFirstOrThrow();
  const items = rows.slice(0, limit).map(toType);
  return { items, nextCursor: rows.length > limit ? placeAfter(items.at(-1)!) : null, unmapped };
}

/**
 * Changes what is given and leaves the rest.
 * @throws 404 for an unknown type, 400 for an unknown stage or department
 */
export async function mapType(tx: Tx, scope: Scope, id: string, change: Change): Promise<Type> {
  const before = await findType(tx, id);
  if (change.stageId) await mustExist(tx, 'stages', change.stageId, 'stageId');
  if (change.departmentId) await mustExist(tx, 'departments', change.departmentId, 'departmentId');
  await tx
    .updateTable('touchpoint_types')
    .set({
      ...(change.stageId !== undefined ? { stage_id: change.stageId, mapped: change.stageId !== null } : {}),
      ...(change.channel !== undefined ? { channel: change.channel } : {}),
      ...(change.departmentId !== undefined ? { department_id: change.departmentId } : {}),
      ...(change.momentOfTruth !== undefined ? { moment_of_truth: change.momentOfTruth } : {}),
      ...(change.outbound !== undefined ? { outbound: change.outbound } : {}),
      id,
    })
    .where('id', '=', id)
    .execute();
  const after = await findType(tx, id);
  await audit(tx, scope, {
    action: 'touchpoint-type.mapped',
    subject: { kind: 'touchpoint-type', id, name: after.name },
    before: place(before),
    after: place(after),
  });
  await announce(tx, scope.workspaceId, [{ topic: 'catalogue' }]);
  return after;
}

const place = ({ stage, channel, department, momentOfTruth, outbound }: Type) => ({
  stage: stage?.key ?? null,
  channel,
  department: department?.key ?? null,
  momentOfTruth,
  outbound,
});

async function findType(tx: Tx, id: string): Promise<Type> {
  const row = await types(tx).where('t.id', '=', id).forUpdate('t').executeTakeFirst();
  if (!row) throw notFound('There is no such touchpoint type.');
  return toType(row);
}

async function mustExist(tx: Tx, table: 'stages' | 'departments', id: string, at: string) {
  const found = await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
  if (!found)
    throw invalid(`${at}: there is no such one in this workspace`, [
      { at, message: 'is not in this workspace' },
    ]);
}

function types(tx: Tx) {
  return tx
    .selectFrom('touchpoint_types as t')
    .leftJoin('stages as s', 's.id', 't.stage_id')
    .leftJoin('departments as d', 'd.id', 't.department_id')
    .select([
      't.id',
      't.name',
      't.key',
      't.channel',
      't.moment_of_truth',
      't.outbound',
      't.built_in',
      't.mapped',
      't.created_at',
      's.id as stage_id',
      's.key as stage_key',
      's.name as stage_name',
      'd.id as department_id',
      'd.key as department_key',
      'd.name as department_name',
    ]);
}

type Row = ReturnType<typeof types> extends SelectQueryBuilder<DB, never, infer Selected> ? Selected : never;

function toType(row: Row): Type {
  const stage = row.stage_id && { id: row.stage_id, key: row.stage_key!, name: row.stage_name! };
  const department = row.department_id && {
    id: row.department_id,
    key: row.department_key!,
    name: row.department_name!,
  };
  return {
    id: row.id,
    name: row.name,
    key: row.key,
    stage: stage || null,
    channel: row.channel as Type['channel'],
    department: department || null,
    momentOfTruth: row.moment_of_truth,
    outbound: row.outbound,
    builtIn: row.built_in,
    mapped: row.mapped,
    createdAt: row.created_at.toISOString(),
  };
}
