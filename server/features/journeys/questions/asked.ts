/** What every question about journeys begins with: its period, the map as it is now, what narrows it. */
import type { z } from 'zod';
import { inWorkspace, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { type Period, readPeriod } from '../../../core/period.ts';
import type { PeriodQuery } from '../../../core/period-contract.ts';
import { requireNamed } from '../../lens/question/named.ts';
import { mapParams, type Narrowed, type NarrowingQuery, narrow } from '../../lens/question/narrowing.ts';
import { clockParams, momentParam } from '../../lens/question/period.ts';
import { segmentPeople } from '../../segments/people.ts';
import { currentMap, type StageMap } from '../../touchpoints/mapping.ts';
import { readWorkspace } from '../../workspaces/settings.ts';

type AskedFields = z.output<typeof PeriodQuery> & z.output<typeof NarrowingQuery>;

/** Who asks, and what answers. */
export interface Asker {
  context: Pick<Context, 'db' | 'lens'>;
  caller: Pick<Caller, 'workspaceId'>;
}

export interface Asked {
  period: Period;
  map: StageMap;
  narrowed: Narrowed;
  /** Of period, clock, map and narrowing: for every question that is built from these. */
  params: Record<string, unknown>;
}

/** @throws 400 for a period or narrowing that means nothing here */
export async function readAsked(
  { context, caller }: Asker,
  fields: AskedFields,
  more: (tx: Tx, asked: Asked) => Promise<void> = async () => {},
): Promise<Asked> {
  await requireNamed(context, caller.workspaceId, fields);
  return inWorkspace(context.db, caller, async (tx) => {
    const period = readPeriod(fields, await readWorkspace(tx, caller.workspaceId));
    const map = await currentMap(tx);
    const narrowed = await narrow(tx, fields, segmentPeople);
    const asked = {
      period,
      map,
      narrowed,
      params: {
        ...clockParams(period),
        ...mapParams(map),
        ...narrowed.params,
        from: momentParam(period.from),
        to: momentParam(period.to),
      },
    };
    await more(tx, asked);
    return asked;
  });
}

/** Of `touchpoints`: those of the period that the question is narrowed to. */
export function touchpointsAsked({ period, narrowed }: Pick<Asked, 'period' | 'narrowed'>): string {
  const conditions = [beforeEnd('at'), narrowed.people, narrowed.touchpoints];
  if (period.hasBeginning) conditions.unshift(fromBeginning('at'));
  return conditions.filter((condition) => condition !== '1').join(' AND ');
}

export const fromBeginning = (column: string) => `${column} >= {from:DateTime64(3, 'UTC')}`;
export const beforeEnd = (column: string) => `${column} < {to:DateTime64(3, 'UTC')}`;

/** The period as answers show it. */
export function shownPeriod({ from, to, hasBeginning }: Period): { from: string | null; to: string } {
  return { from: hasBeginning ? from.toISOString() : null, to: to.toISOString() };
}
