/** Making a whole map the current one, in one transaction. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { booleans, texts } from '../../core/database/arrays.ts';
import { type Scope, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { conflict } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { changesOf, checkDraft, typesUnder } from './map-changes.ts';
import type { DraftMap, MapChanges } from './map-contract.ts';
import { currentMap, type SavedMap, type StageMap } from './mapping.ts';

/** The map as it is now, with what tells it from what it was or will be. */
export async function revisedMap(tx: Tx): Promise<StageMap & { revision: string }> {
  const map = await currentMap(tx);
  return { ...map, revision: revisionOf(map) };
}

/**
 * The same for maps that say the same. Types that belong nowhere do not count: one that is met for the first time changes
 * nobody's map.
 */
export function revisionOf({ stages, types }: SavedMap): string {
  const placed = types
    .filter(({ stage, momentOfTruth }) => stage !== null || momentOfTruth)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const told = [
    stages.map(({ key, name }) => [key, name]),
    placed.map(({ name, stage, momentOfTruth }) => [name, stage, momentOfTruth]),
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 22);
}

/** What would change. @throws 400 saying where the draft is no map */
export async function previewMap(tx: Tx, draft: DraftMap): Promise<MapChanges> {
  const now = await currentMap(tx);
  checkDraft(draft, now);
  return changesOf(draft, now);
}

/** A draft as the map that it would be. @throws 400 saying where it is no map */
export async function draftedMap(tx: Tx, draft: DraftMap): Promise<StageMap> {
  const now = await currentMap(tx);
  checkDraft(draft, now);
  const ids = new Map(now.stages.map(({ key, id }) => [key, id]));
  return {
    version: null,
    stages: draft.stages.map((stage, position) => ({
      id: ids.get(stage.key) ?? newId(),
      ...stage,
      position,
    })),
    types: typesUnder(draft, now),
  };
}

/**
 * Answers what changed.
 * @param deed how the audit log calls it
 * @throws 400 saying where the draft is no map; 409 when it was made from a map that is not the map any more
 */
export async function putMap(
  tx: Tx,
  scope: Scope,
  draft: DraftMap,
  deed: { action: string; name?: string } = { action: 'map.changed' },
): Promise<MapChanges> {
  await holdMap(tx);
  const now = await revisedMap(tx);
  if (draft.revision !== undefined && draft.revision !== now.revision)
    throw conflict('The map was changed meanwhile. Read it again and make your changes on top of that.');
  checkDraft(draft, now);
  const changes = changesOf(draft, now);
  await writeStages(tx, scope, draft);
  await writeTypes(tx, draft, now);
  const subject = { kind: 'map', ...(deed.name ? { name: deed.name } : {}) };
  await audit(tx, scope, { action: deed.action, subject, after: changes });
  await announce(tx, scope.workspaceId, [{ topic: 'catalogue' }]);
  return changes;
}

/** Who changes the map as a whole, or its stages, comes one after another. */
export async function holdMap(tx: Tx): Promise<void> {
  await sql`select from workspaces for no key update`.execute(tx);
  await sql`select from stages order by id for update`.execute(tx);
}

async function writeStages(tx: Tx, { workspaceId }: Scope, { stages }: DraftMap) {
  await tx
    .deleteFrom('stages')
    .where(
      'key',
      'not in',
      stages.map(({ key }) => key),
    )
    .execute();
  await tx
    .insertInto('stages')
    .values(
      stages.map(({ key, name }, position) => ({
        id: newId(),
        workspace_id: workspaceId,
        key,
        name,
        position,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'key']).doUpdateSet({
        name: (old) => old.ref('excluded.name'),
        position: (old) => old.ref('excluded.position'),
      }),
    )
    .execute();
}

async function writeTypes(tx: Tx, draft: DraftMap, now: StageMap) {
  const types = typesUnder(draft, now);
  await sqlOf(tx).query(
    `update touchpoint_types t
     set stage_id = s.id, mapped = s.id is not null, moment_of_truth = w.moment_of_truth
     from unnest($1::text[], $2::text[], $3::bool[]) w (name, stage, moment_of_truth)
     left join stages s on s.key = w.stage
     where t.name = w.name
       and (t.stage_id, t.mapped, t.moment_of_truth) is distinct from (s.id, s.id is not null, w.moment_of_truth)`,
    [
      texts(types.map(({ name }) => name)),
      texts(types.map(({ stage }) => stage)),
      booleans(types.map(({ momentOfTruth }) => momentOfTruth)),
    ],
  );
}
