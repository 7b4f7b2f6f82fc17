/** A question about a drawn map, read: which map, which time, whose journeys. */
import type { z } from 'zod';
import { inWorkspace, type Scope } from '../../../core/database/workspace.ts';
import { type Period, readPeriod } from '../../../core/period.ts';
import type { Lenses } from '../../lens/ask.ts';
import { requireNamed } from '../../lens/question/named.ts';
import { mapParams, type Narrowed, narrow } from '../../lens/question/narrowing.ts';
import { segmentPeople } from '../../segments/people.ts';
import { currentMap, type StageMap } from '../../touchpoints/mapping.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import type { intendedApi } from './contract.ts';
import { type DrawnMap, readIntended } from './saved.ts';

export interface AskedIntended {
  lenses: Lenses;
  workspaceId: string;
  drawn: DrawnMap;
  period: Period;
  /** The map as it is now. */
  map: StageMap;
  narrowed: Narrowed;
  /** Passages are followed until then: now, or the end of the period where that is later. */
  until: Date;
}

type Query = z.output<typeof intendedApi.heldAgainst.query & object>;

/** @throws 404 for the map; 400 for a period that ends before it begins and for what the workspace does not have */
export async function readAsked(
  lenses: Lenses,
  scope: Scope,
  id: string,
  query: Query,
  now = new Date(),
): Promise<AskedIntended> {
  const { workspaceId } = scope;
  await requireNamed(lenses, workspaceId, query);
  return inWorkspace(lenses.db, scope, async (tx) => {
    const drawn = await readIntended(tx, id);
    const period = readPeriod(query, await readWorkspace(tx, workspaceId), now);
    const map = await currentMap(tx);
    const narrowed = await narrow(tx, query, segmentPeople);
    const until = period.to > now ? period.to : now;
    const params = { ...narrowed.params, ...mapParams(map) };
    return { lenses, workspaceId, drawn, period, map, until, narrowed: { ...narrowed, params } };
  });
}
