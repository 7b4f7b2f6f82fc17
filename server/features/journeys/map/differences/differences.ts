/** What makes a difference within a touchpoint. What goes together, not what causes it. */
import type { Scope } from '../../../../core/database/workspace.ts';
import type { Lenses } from '../../../lens/ask.ts';
import { spelledAsKnown } from '../../questions/type-names.ts';
import { type AskedMap, readAsked } from '../asked.ts';
import { SURVEY_TYPES } from '../service-types.ts';
import { type Compared, compareGroups } from './compare.ts';
import type { Difference, Differences, DifferencesQuery } from './contract.ts';
import { passedMost, readGroups } from './groups.ts';
import { LEAVING } from './observed.ts';
import { tellOnce } from './same.ts';

const MOST_TYPES_LOOKED_AT = 40;
const LEAST_TIMES = 100;
const MOST_OF_A_TYPE = 10;
const MOST_TYPES = 8;

/** @throws 400 for a type that is not in the catalogue, and as the map does; 422 when it is too heavy */
export async function answerDifferences(
  lenses: Lenses,
  scope: Scope,
  query: DifferencesQuery,
  now = new Date(),
): Promise<Differences> {
  const asked = await readAsked(lenses, scope, query, now);
  const types = await lookedAtTypes(asked, query.type);
  const { differing, lookedAt } = compareGroups(await readGroups(asked, types), leavingTypes(asked));
  const once = tellOnce(differing);
  const items = query.type === undefined ? strongestOfTypes(once) : once.slice(0, MOST_OF_A_TYPE);
  return {
    from: asked.period.hasBeginning ? asked.period.from.toISOString() : null,
    to: asked.period.to.toISOString(),
    quietDays: asked.quietDays,
    correlation: true,
    lookedAt: { types: types.length, ...lookedAt },
    items: items.map(({ item }) => item),
  };
}

async function lookedAtTypes(asked: AskedMap, type: string | undefined): Promise<string[]> {
  if (type === undefined) return passedMost(asked, MOST_TYPES_LOOKED_AT, LEAST_TIMES, SURVEY_TYPES);
  return spelledAsKnown(asked.map, [type], 'type');
}

const leavingTypes = ({ map }: AskedMap) =>
  new Set(map.types.filter(({ stage }) => stage === LEAVING).map(({ name }) => name));

/**
 * Of each type the strongest that is worse, else the strongest; what is worse first, as it may be mended. What one type
 * tells is not told again of the others: a region whose parcels are late feels so from the order to the door.
 */
function strongestOfTypes(differing: Compared[]): Compared[] {
  const [worse, better] = [true, false].map((isWorse) =>
    differing.filter(({ item }) => item.worse === isWorse),
  );
  const told = new Set<string>();
  const kept = [...worse!, ...better!].filter(({ item }) => {
    const names = [item.type, factOf(item)];
    if (names.some((name) => told.has(name))) return false;
    for (const name of names) told.add(name);
    return true;
  });
  return kept.slice(0, MOST_TYPES);
}

/** The first time of one type is not that of another. */
function factOf({ type, what, name, value, figure }: Difference): string {
  return JSON.stringify([what === 'time' ? type : what, name, value, figure]);
}
