/** Touchpoint types as people write them, found in the catalogue. */
import { invalid } from '../../../core/http/problems.ts';
import type { StageMap } from '../../touchpoints/mapping.ts';
import { typeKey } from '../../touchpoints/type-key.ts';

const MOST_SUGGESTED = 3;

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
  const near = nearest(name, known);
  const hint = near.length
    ? `Did you mean ${near.map((one) => `"${one}"`).join(' or ')}?`
    : 'GET /api/touchpoint-types lists them.';
  throw invalid(`${at}: there is no touchpoint type "${name}". ${hint}`, [
    { at, message: `must be a touchpoint type of this workspace. ${hint}` },
  ]);
}

/** Names that hold it or are few letters away, the nearest first. */
export function nearest(name: string, known: string[]): string[] {
  const key = typeKey(name);
  const enough = Math.max(2, Math.floor(key.length * 0.4));
  return known
    .map((one) => ({ one, distance: distanceOf(key, typeKey(one)) }))
    .filter(({ distance }) => distance <= enough)
    .sort((a, b) => a.distance - b.distance || (a.one < b.one ? -1 : 1))
    .slice(0, MOST_SUGGESTED)
    .map(({ one }) => one);
}

function distanceOf(asked: string, known: string): number {
  if (asked.length > 2 && known.includes(asked)) return 1;
  return editsBetween(asked, known);
}

/** Letters to put in, take out or change (Levenshtein 1965). */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, changed));
    }
    row = next;
  }
  return row[other.length]!;
}
