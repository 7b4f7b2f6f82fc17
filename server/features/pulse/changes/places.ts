/** Where a metric changed, and where it stands out: every group of every dimension, tested. */
import { inWorkspace } from '../../../core/database/workspace.ts';
import { groupNames } from '../../metrics/groups.ts';
import type { Question } from '../../metrics/question.ts';
import type { Split } from '../../metrics/shapes-contract.ts';
import type { Sides } from '../../metrics/statistics/sums.ts';
import { type Apartness, decompose, type Part, standOut } from './decompose.ts';
import type { Dimension, Dimensions, Group } from './groups.ts';

export interface GroupKey {
  dimension: Dimension;
  group: string;
}

export interface Changed extends Part<string>, GroupKey {
  observed: Group;
}

export interface StandingOut extends GroupKey {
  gap: number;
  z: number;
  p: number;
  observed: Group;
}

export interface Places {
  changed: Changed[];
  standingOut: StandingOut[];
}

/** All that has a name: what belongs to no group is in the sums, but no place to look at. */
export function placesIn(found: Dimensions, { whole, how }: { whole: Sides; how: Apartness }): Places {
  const dimensions = [...found];
  return {
    changed: dimensions.flatMap(([dimension, groups]) => changedIn(dimension, groups, whole, how)),
    standingOut:
      how.as === 'total'
        ? []
        : dimensions.flatMap(([dimension, groups]) => standingIn(dimension, groups, whole)),
  };
}

function changedIn(
  dimension: Dimension,
  groups: Map<string, Group>,
  whole: Sides,
  how: Apartness,
): Changed[] {
  const sides = new Map([...groups].map(([key, { sides }]) => [key, sides]));
  return decompose(whole, sides, how)
    .parts.filter(({ key, shareBefore, shareNow }) => key !== '' && Math.min(shareBefore, shareNow) < 1)
    .map((part) => ({ ...part, dimension, group: part.key, observed: groups.get(part.key)! }));
}

function standingIn(dimension: Dimension, groups: Map<string, Group>, { now }: Sides): StandingOut[] {
  const sums = new Map(
    [...groups].filter(([, { now }]) => !now.small).map(([key, { sides }]) => [key, sides.now]),
  );
  return standOut(now, sums)
    .filter(({ key }) => key !== '' && sums.get(key)!.x < now.x)
    .map(({ key, ...one }) => ({ ...one, dimension, group: key, observed: groups.get(key)! }));
}

/** What a group is called; null where its key is its name. */
export async function nameOf(
  { program, workspaceId }: Question,
  { dimension, group }: GroupKey,
): Promise<string | null> {
  if (dimension.startsWith('trait:')) return null;
  const names = await inWorkspace(program.db, { workspaceId }, (tx) =>
    groupNames(tx, dimension as Split, [group]),
  );
  return names.get(group) ?? null;
}
