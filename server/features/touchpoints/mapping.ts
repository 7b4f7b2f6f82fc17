/** Where each touchpoint type belongs, as questions over many customers need it: the whole map at once. */
import { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { listStages, type Stage } from './stages.ts';

export interface MappedType {
  /** As written on touchpoints. */
  name: string;
  /** Keys of stage and department; null where nobody said. */
  stage: string | null;
  /** Null where it depends on the touchpoint. */
  channel: string | null;
  department: string | null;
  momentOfTruth: boolean;
  /** Said or sent by the company; as it is now, in every version of the map. */
  outbound: boolean;
}

export interface StageMap {
  /** Which saved version; null for the map as it is now. */
  version: number | null;
  stages: Stage[];
  types: MappedType[];
}

/** The map as it is now. */
export async function currentMap(tx: Tx): Promise<StageMap> {
  const stages = await listStages(tx);
  const rows = await tx
    .selectFrom('touchpoint_types as t')
    .leftJoin('stages as s', 's.id', 't.stage_id')
    .leftJoin('departments as d', 'd.id', 't.department_id')
    .select([
      't.name',
      's.key as stage',
      't.channel',
      'd.key as department',
      't.moment_of_truth as momentOfTruth',
      't.outbound',
    ])
    .orderBy('t.key')
    .execute();
  return { version: null, stages, types: rows };
}

/**
 * A saved version of the map, or the map as it is now. Types that were first met after it was saved are in it without
 * a stage, else as they are now.
 * @throws 400 at `version` when there is no such version
 */
export async function mapOf(tx: Tx, version: number | undefined): Promise<StageMap> {
  const now = await currentMap(tx);
  if (version === undefined) return now;
  const saved = await savedMap(tx, version);
  if (saved) return withNewTypes(version, saved, now);
  throw invalid(`version: there is no version ${version} of the map`, [
    { at: 'version', message: 'must be the number of a saved version' },
  ]);
}

/** What a version says, as it was saved; undefined when there is none. */
export async function savedMap(tx: Tx, version: number): Promise<SavedMap | undefined> {
  const row = await tx
    .selectFrom('map_versions')
    .select('map')
    .where('number', '=', version)
    .executeTakeFirst();
  return row && SavedMap.parse(row.map);
}

export function withNewTypes(version: number, saved: SavedMap, now: StageMap): StageMap {
  const outbound = new Set(now.types.filter((type) => type.outbound).map(({ name }) => name));
  const known = saved.types.map((type) => ({ ...type, outbound: outbound.has(type.name) }));
  const added = newTypes(saved, now).map((type) => ({ ...type, stage: null }));
  return { version, stages: saved.stages, types: [...known, ...added] };
}

/** Types that the version did not know. */
export function newTypes(saved: SavedMap, now: StageMap): MappedType[] {
  const known = new Set(saved.types.map(({ name }) => name));
  return now.types.filter(({ name }) => !known.has(name));
}

export const SavedMap = z.object({
  stages: z.array(z.object({ id: z.string(), key: z.string(), name: z.string(), position: z.number() })),
  types: z.array(
    z.object({
      name: z.string(),
      stage: z.string().nullable(),
      channel: z.string().nullable(),
      department: z.string().nullable(),
      momentOfTruth: z.boolean(),
    }),
  ),
});
export type SavedMap = z.output<typeof SavedMap>;
