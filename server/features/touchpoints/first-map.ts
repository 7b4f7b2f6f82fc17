/** The map that a workspace began with: kept as a version when it is replaced for the first time. */
import { sql } from 'kysely';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Scope, type Tx } from '../../core/database/workspace.ts';
import { currentMap, type SavedMap } from './mapping.ts';
import { holdMap } from './whole-map.ts';

/** What it is called where nobody translates it. */
const NAME = 'The first map';

/** One transaction that may change the map; were nothing kept yet, the map as it was before is kept if it does. */
export function changingMap<T>(db: Database, scope: Scope, change: (tx: Tx) => Promise<T>): Promise<T> {
  return inWorkspace(db, scope, async (tx) => {
    if (await isAnyKept(tx)) return change(tx);
    await holdMap(tx);
    // Whoever held it meanwhile may have kept it.
    if (await isAnyKept(tx)) return change(tx);
    const before = await wordsOf(tx);
    const done = await change(tx);
    if (before !== (await wordsOf(tx))) await keep(tx, scope, before);
    return done;
  });
}

async function isAnyKept(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('map_versions').select('number').limit(1).executeTakeFirst()) !== undefined;
}

/** As a version keeps it: what is outbound is not the map's. */
async function wordsOf(tx: Tx): Promise<string> {
  const { stages, types } = await currentMap(tx);
  return JSON.stringify({
    stages,
    types: types.map(({ outbound, ...type }) => type),
  } satisfies SavedMap);
}

/** Made by whoever changed it: what was before is nobody's. */
async function keep(tx: Tx, { workspaceId, actor }: Scope, map: string) {
  await tx
    .insertInto('map_versions')
    .values({
      workspace_id: workspaceId,
      number: 1,
      name: NAME,
      map: sql`${map}::jsonb`,
      made_by: actor.kind === 'member' ? actor.id : null,
      made_by_name: actor.name,
      kept: 'first',
    })
    .execute();
}
