/** Where each touchpoint type belongs, as questions over many customers need it: the whole map at once. */
import type { Tx } from '../../core/database/workspace.ts';
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
    ])
    .orderBy('t.key')
    .execute();
  return { version: null, stages, types: rows };
}
