/** Touchpoint types as people write them, found in the catalogue. */
import { invalid } from '../../../core/http/problems.ts';
import { didYouMean, nearest } from '../../../core/nearest.ts';
import type { StageMap } from '../../touchpoints/mapping.ts';
import { typeKey } from '../../touchpoints/type-key.ts';

/**
 * The catalogue's spelling of each name, in their order.
 * @param at the field that they were given in
 * @throws 400 naming what the catalogue does not have, and what comes near it
 */
export function spelledAsKnown({ types }: Pick<StageMap, 'types'>, names: string[], at: string): string[] {
  const known = new Map(types.map(({ name }) => [typeKey(name), name]));
  return names.map((name) => known.get(typeKey(name)) ?? refuse(name, [...known.values()], at));
}

function refuse(name: string, known: string[], at: string): never {
  const hint = didYouMean(nearest(name, known, typeKey)) ?? 'GET /api/touchpoint-types lists them.';
  throw invalid(`${at}: there is no touchpoint type "${name}". ${hint}`, [
    { at, message: `must be a touchpoint type of this workspace. ${hint}` },
  ]);
}
