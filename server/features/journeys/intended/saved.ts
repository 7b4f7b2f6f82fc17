/** Maps drawn by hand, as the record keeps them. */
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { IntendedMaps } from '../../../core/database/tables.ts';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { conflict, notFound } from '../../../core/http/problems.ts';
import { newId } from '../../../core/ids.ts';
import { announce } from '../../../core/live/live.ts';
import { audit } from '../../audit/audit.ts';
import { currentMap } from '../../touchpoints/mapping.ts';
import { checkSteps } from './check.ts';
import { type IntendedMap, type intendedApi, Step } from './contract.ts';

export type DrawnMap = z.output<typeof IntendedMap>;
type New = z.output<typeof intendedApi.make.body & object>;
type Change = z.output<typeof intendedApi.change.body & object>;

export async function listIntended(tx: Tx): Promise<DrawnMap[]> {
  const rows = await tx.selectFrom('intended_maps').selectAll().orderBy(sql`lower(name)`).execute();
  return rows.map(toMap);
}

/** @throws 404 */
export async function readIntended(tx: Tx, id: string): Promise<DrawnMap> {
  const row = await tx.selectFrom('intended_maps').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notSuch();
  return toMap(row);
}

/** @throws 409 when the name is taken, 400 where the steps are no map */
export async function drawIntended(tx: Tx, scope: Scope, { name, steps }: New): Promise<DrawnMap> {
  checkSteps(steps, await currentMap(tx));
  const { actor, workspaceId } = scope;
  const row = await tx
    .insertInto('intended_maps')
    .values({
      id: newId(),
      workspace_id: workspaceId,
      name,
      steps: JSON.stringify(steps),
      created_by: actor.kind === 'member' ? actor.id : null,
      created_by_name: actor.name,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(orNameTaken(name));
  const map = toMap(row);
  await note(tx, scope, map, { action: 'intended-map.drawn', after: { steps } });
  return map;
}

/** @throws 404; 409 when the name is taken; 400 where the steps are no map */
export async function changeIntended(tx: Tx, scope: Scope, id: string, change: Change): Promise<DrawnMap> {
  const before = await hold(tx, id);
  if (change.steps) checkSteps(change.steps, await currentMap(tx));
  const row = await tx
    .updateTable('intended_maps')
    .set({
      updated_at: new Date(),
      ...(change.name ? { name: change.name } : {}),
      ...(change.steps ? { steps: JSON.stringify(change.steps) } : {}),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(orNameTaken(change.name ?? before.name));
  const after = toMap(row);
  const told = ({ name, steps }: DrawnMap) => ({ name, ...(change.steps ? { steps } : {}) });
  await note(tx, scope, after, { action: 'intended-map.changed', before: told(before), after: told(after) });
  return after;
}

/** @throws 404 */
export async function removeIntended(tx: Tx, scope: Scope, id: string): Promise<void> {
  const before = await hold(tx, id);
  await tx.deleteFrom('intended_maps').where('id', '=', id).execute();
  await note(tx, scope, before, { action: 'intended-map.removed', before: { steps: before.steps } });
}

async function hold(tx: Tx, id: string): Promise<DrawnMap> {
  const row = await tx
    .selectFrom('intended_maps')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notSuch();
  return toMap(row);
}

async function note(
  tx: Tx,
  scope: Scope,
  { id, name }: DrawnMap,
  deed: { action: string; before?: unknown; after?: unknown },
) {
  await audit(tx, scope, { ...deed, subject: { kind: 'intended-map', id, name } });
  await announce(tx, scope.workspaceId, [{ topic: 'intended-maps' }]);
}

const toMap = (row: Selectable<IntendedMaps>): DrawnMap => ({
  id: row.id,
  name: row.name,
  steps: z.array(Step).parse(row.steps),
  createdAt: row.created_at.toISOString(),
  createdBy: { id: row.created_by, name: row.created_by_name },
  updatedAt: row.updated_at.toISOString(),
});

const UNIQUE_VIOLATION = '23505';

function orNameTaken(name: string) {
  return (error: { code?: string }) => {
    throw error.code === UNIQUE_VIOLATION
      ? conflict(`There is a map "${name}" already. Choose another name.`)
      : error;
  };
}

const notSuch = () => notFound('There is no such map.');
