/** Who reached a step, and who was lost before it? */
import type { z } from 'zod';
import { invalid } from '../../../../core/http/problems.ts';
import { requireGroup } from '../../../lens/question/groups.ts';
import type { Asker } from '../asked.ts';
import type { FunnelPart, FunnelQuestion } from '../funnel-contract.ts';
import { peoplePage } from '../people.ts';
import { shownMoment } from './attempts.ts';
import { askedFunnel } from './funnel.ts';

type Part = z.output<typeof FunnelPart>;

/** @throws 400 for a step, or a group of a known few, that the funnel does not have */
export async function readFunnelPeople(
  asker: Asker,
  asks: FunnelQuestion & Part & { cursor?: string | undefined; limit: number },
) {
  const { asked, steps, split, parts } = await askedFunnel(asker, asks);
  const step = asks.stepNumber;
  refuseBeyond(step, steps.list.length);
  const lastReached = asks.part === 'reached' ? step : step - 1;
  const level = asks.part === 'reached' ? `level >= ${step}` : `level = ${lastReached}`;
  const inGroup = asks.group === undefined || !asks.splitBy ? '1' : 'split = {group:String}';
  const page = await peoplePage(
    asker,
    {
      parts,
      sql: `SELECT person, ${shownMoment(`at_${Math.max(1, lastReached)}`)} AS at
        FROM (SELECT *, ${split.value} AS split FROM attempts ${split.join}) WHERE ${level} AND ${inGroup}`,
      params: { ...asked.params, group: asks.group ?? '' },
    },
    asks,
  );
  if (page.total === 0) await requireAskedGroup(asker, asks);
  return page;
}

async function requireAskedGroup(
  { context, caller }: Asker,
  { splitBy, group }: Pick<FunnelQuestion & Part, 'splitBy' | 'group'>,
) {
  const [split = ''] = splitBy?.split(':') ?? [];
  if (group) await requireGroup(context, caller.workspaceId, { split, group });
}

function refuseBeyond(step: number, steps: number) {
  if (step <= steps) return;
  throw invalid(`stepNumber: the funnel has ${steps} steps`, [
    { at: 'stepNumber', message: `must be at most ${steps}` },
  ]);
}
