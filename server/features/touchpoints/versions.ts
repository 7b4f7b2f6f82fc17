/** The map as it was when somebody saved it: kept, read, and made the current one again. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { notFound } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { changesOf } from './map-changes.ts';
import type { DraftMap, MapChanges, mapApi } from './map-contract.ts';
import { currentMap, newTypes, SavedMap, type StageMap, savedMap, withNewTypes } from './mapping.ts';
import { holdMap, putMap, revisionOf } from './whole-map.ts';

type Version = z.input<typeof mapApi.save.answer & object>;
type ListedVersion = z.input<typeof mapApi.versions.answer & object>['items'][number];

/** Saves the map as it is now, under the next number. */
export async function saveVersion(tx: Tx, scope: Scope, name: string): Promise<Version> {
  await holdMap(tx);
  const { stages, types } = await currentMap(tx);
  const { actor, workspaceId } = scope;
  const { number } = await tx
    .insertInto('map_versions')
    .values({
      workspace_id: workspaceId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from map_versions)`,
      name,
      map: JSON.stringify({ stages, types } satisfies SavedMap),
      made_by: actor.kind === 'member' ? actor.id : null,
      made_by_name: actor.name,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  await audit(tx, scope, {
    action: 'map-version.saved',
    subject: { kind: 'map-version', id: String(number), name },
  });
  await announce(tx, workspaceId, [{ topic: 'catalogue' }]);
  return toVersion(await versions(tx).where('number', '=', number).executeTakeFirstOrThrow());
}

/** The latest first. */
export async function listVersions(tx: Tx): Promise<ListedVersion[]> {
  const rows = await versions(tx).select('map').orderBy('number', 'desc').execute();
  const now = revisionOf(await currentMap(tx));
  return rows.map((row) => ({ ...toVersion(row), sameAsNow: revisionOf(SavedMap.parse(row.map)) === now }));
}

/** One version with what it did not know and what restoring it would change. @throws 404 */
export async function readVersion(tx: Tx, number: number) {
  const row = await versions(tx).where('number', '=', number).executeTakeFirst();
  if (!row) throw noSuchVersion();
  const now = await currentMap(tx);
  const saved = (await savedMap(tx, number))!;
  const map = withNewTypes(number, saved, now);
  return {
    ...toVersion(row),
    map,
    newTypes: newTypes(saved, now).map(({ name }) => name),
    changes: changesOf(draftOf(map, now), now),
  };
}

/** Makes it the map again. Channels and departments stay as they are. Answers what changed. @throws 404 */
export async function restoreVersion(tx: Tx, scope: Scope, number: number): Promise<MapChanges> {
  const { map, name } = await readVersion(tx, number);
  const now = await currentMap(tx);
  return putMap(tx, scope, draftOf(map, now), { action: 'map.restored', name: `${number}: ${name}` });
}

/** The version as a draft; types that are gone from the catalogue are left out. */
function draftOf({ stages, types }: StageMap, now: StageMap): DraftMap {
  const known = new Set(now.types.map(({ name }) => name));
  return {
    stages: stages.map(({ key, name }) => ({ key, name })),
    types: types
      .filter(({ name }) => known.has(name))
      .map(({ name, stage, momentOfTruth }) => ({ name, stage, momentOfTruth })),
  };
}

function versions(tx: Tx) {
  return tx
    .selectFrom('map_versions')
    .select([
      'number',
      'name',
      'made_at',
      'made_by',
      'made_by_name',
      'kept',
      sql<number>`jsonb_array_length(map -> 'stages')`.as('stages'),
      sql<number>`jsonb_array_length(jsonb_path_query_array(map, '$.types[*] ? (@.stage != null)'))`.as(
        'mapped_types',
      ),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof versions>['executeTakeFirstOrThrow']>>;

const toVersion = (row: Row): Version => ({
  number: row.number,
  name: row.name,
  madeAt: row.made_at.toISOString(),
  madeBy: { id: row.made_by, name: row.made_by_name },
  kept: row.kept as Version['kept'],
  stages: row.stages ?? 0,
  mappedTypes: row.mapped_types,
});

const noSuchVersion = () => notFound('There is no such version of the map.');
