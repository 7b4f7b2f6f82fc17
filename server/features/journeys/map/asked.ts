/** A question about the map, read: which time, whose journeys, under which map. */
import { inWorkspace, type Scope, type Tx } from '../../../core/database/workspace.ts';
import { type Period, readPeriod } from '../../../core/period.ts';
import type { Lenses } from '../../lens/ask.ts';
import { requireNamed } from '../../lens/question/named.ts';
import { mapParams, type Narrowed, type Narrowing, narrow } from '../../lens/question/narrowing.ts';
import { segmentPeople } from '../../segments/people.ts';
import { mapOf, type StageMap } from '../../touchpoints/mapping.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { DEFAULT_QUIET_DAYS, type MapPeopleQuery, type MapQuery } from './asked-contract.ts';
import { type Places, placesOf } from './places.ts';

export interface AskedMap {
  lenses: Lenses;
  workspaceId: string;
  period: Period;
  quietDays: number;
  map: StageMap;
  places: Places;
  narrowed: Narrowed;
  now: Date;
}

type Asked = Pick<MapQuery | MapPeopleQuery, 'from' | 'to' | 'quietDays' | 'version' | keyof Narrowing>;

/**
 * @param readMap under which map; under the version that is asked for when left out
 * @throws 400 for a period that ends before it begins, and for whatever the workspace does not have
 */
export async function readAsked(
  lenses: Lenses,
  scope: Scope,
  asked: Asked,
  now: Date,
  readMap = (tx: Tx) => mapOf(tx, asked.version),
): Promise<AskedMap> {
  await requireNamed(lenses, scope.workspaceId, asked);
  return inWorkspace(lenses.db, scope, async (tx) => {
    const { workspaceId } = scope;
    const period = readPeriod(asked, await readWorkspace(tx, workspaceId), now);
    const map = await readMap(tx);
    const narrowed = await narrow(tx, asked, segmentPeople);
    return {
      ...{ lenses, workspaceId, period, map, now },
      quietDays: asked.quietDays ?? DEFAULT_QUIET_DAYS,
      places: placesOf(map),
      narrowed: { ...narrowed, params: { ...narrowed.params, ...mapParams(map) } },
    };
  });
}
