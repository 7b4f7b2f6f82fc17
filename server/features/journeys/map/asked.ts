/** A question about the map, read: which time, whose journeys, under which map. */
import { inWorkspace, type Scope } from '../../../core/database/workspace.ts';
import type { Lenses } from '../../lens/ask.ts';
import { requireDevice } from '../../lens/question/devices.ts';
import { mapParams, type Narrowed, type Narrowing, narrow } from '../../lens/question/narrowing.ts';
import { type Period, readPeriod } from '../../lens/question/period.ts';
import { segmentPeople } from '../../segments/people.ts';
import { mapOf, type StageMap } from '../../touchpoints/mapping.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { DEFAULT_QUIET_DAYS, type MapPeopleQuery, type MapQuery } from '../contract.ts';
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

/** @throws 400 for a period that ends before it begins, and for whatever the workspace does not have */
export async function readAsked(lenses: Lenses, scope: Scope, asked: Asked, now: Date): Promise<AskedMap> {
  await requireDevice(lenses, scope.workspaceId, asked);
  return inWorkspace(lenses.db, scope, async (tx) => {
    const { workspaceId } = scope;
    const period = readPeriod(asked, await readWorkspace(tx, workspaceId), now);
    const map = await mapOf(tx, asked.version);
    const narrowed = await narrow(tx, asked, segmentPeople);
    return {
      ...{ lenses, workspaceId, period, map, now },
      quietDays: asked.quietDays ?? DEFAULT_QUIET_DAYS,
      places: placesOf(map),
      narrowed: { ...narrowed, params: { ...narrowed.params, ...mapParams(map) } },
    };
  });
}
