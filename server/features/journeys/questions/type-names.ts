/** Touchpoint types as people write them, found in the catalogue. */
import { invalid } from '../../../core/http/problems.ts';
import { didYouMean, nearest } from '../../../core/nearest.ts';
import type { StageMap } from '../../touchpoints/mapping.ts';
import { typeKey } from '../../touchpoints/type-key.ts';
import { screenNamesOf } from './screen-names.ts';

/**
 * The catalogue's spelling of each name, in their order.
 * @param at the field that they were given in
 * @throws 400 naming what the catalogue does not have, and what comes near it or is called so on screens
 */
export function spelledAsKnown({ types }: Pick<StageMap, 'types'>, names: string[], at: string): string[] {
  const known = new Map(types.map(({ name }) => [typeKey(name), name]));
  return names.map((name) => known.get(typeKey(name)) ?? refuse(name, [...known.values()], at));
}

function refuse(name: string, known: string[], at: string): never {
  const hint = hintOf(name, known);
  throw invalid(`${at}: there is no touchpoint type "${name}". ${hint}`, [
    { at, message: `must be a touchpoint type of this workspace. ${hint}` },
  ]);
}

/** Who reads "Order placed" on a screen writes that; a name that merely looks alike would mislead them. */
function hintOf(name: string, known: string[]): string {
  const onScreens = screenNamesOf(known);
  const types = onScreens.filter(({ shown }) => typeKey(shown) === typeKey(name)).map(({ type }) => type);
  if (types.length) return `What screens call "${name}" is ${quoted(types)} here.`;
  const near = nearest(name, [...known, ...onScreens.map(({ shown }) => shown)], typeKey);
  const meant = near.map((one) => onScreens.find(({ shown }) => shown === one)?.type ?? one);
  return didYouMean([...new Set(meant)]) ?? 'GET /api/touchpoint-types lists them.';
}

const quoted = (types: string[]) => [...new Set(types)].map((type) => `"${type}"`).join(' or ');
